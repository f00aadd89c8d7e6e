import type { Readable } from 'node:stream';
import type { MakeRoom } from '../../model/ask-model.ts';

const mebibyte = 1024 ** 2;

/**
 * Largest body of a reply, decoded. A reply of 16,384 tokens takes a tenth of a megabyte, one of 128,000 tokens less
 * than one; the rest is for log probabilities and the like.
 */
export const maxReplyBytes = 4 * mebibyte;

/** What is read of an error's body: its status counts, whatever the body holds. */
const maxErrorBytes = mebibyte / 4;

/** What each body may take without asking for room. */
const freeBytes = mebibyte / 8;

/** Thrown for a body that is larger than any reply, or that is packed to become so. */
export class OversizedBodyError extends Error {
  override readonly name = 'OversizedBody';
}

export interface BodyToRead {
  /** Decoded. */
  readonly stream: Readable;
  readonly isError: boolean;
  readonly makeRoom?: MakeRoom | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads a body as text.
 * @throws {OversizedBodyError} for a reply that is too large; an error's body is cut instead
 */
export const readBody = async ({ stream, isError, makeRoom, signal }: BodyToRead): Promise<string> => {
  const [source, limit] = isError
    ? [untilTooLarge(stream), maxErrorBytes]
    : [stream as AsyncIterable<Buffer>, maxReplyBytes];
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.length;
    if (bytes > limit && !isError) throw new OversizedBodyError(tooLarge);
    chunks.push(chunk);
    if (bytes > limit) break;
    if (bytes > freeBytes && !isError) await makeRoom?.(signal);
  }
  return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, limit));
};

/** Of an error's body the decoded part counts, however the rest is packed. */
const untilTooLarge = async function* (stream: Readable): AsyncGenerator<Buffer> {
  try {
    yield* stream as AsyncIterable<Buffer>;
  } catch (error) {
    if (!(error instanceof OversizedBodyError)) throw error;
  }
};

const tooLarge = `the response is larger than ${maxReplyBytes / mebibyte} MiB`;
