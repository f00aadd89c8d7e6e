import type { Readable } from 'node:stream';
import { createByteBudget } from '../../basics/byte-budget.ts';

const mebibyte = 1024 ** 2;

/**
 * Largest body of a reply, decoded. A reply of 16,384 tokens takes a tenth of a megabyte, one of 128,000 tokens less
 * than one; the rest is for log probabilities and the like.
 */
export const maxReplyBytes = 4 * mebibyte;

/** What is read of an error's body: its status counts, whatever the body holds. */
const maxErrorBytes = mebibyte / 4;

/** What each body may take without asking. */
const freeBytes = mebibyte / 2;

/** What all larger bodies of one worker share. The endpoint waits with the rest of a body that does not fit yet. */
const sharedBytes = 8 * maxReplyBytes;

/** Thrown for a body that is larger than any reply, or that is packed to become so. */
export class OversizedBodyError extends Error {
  override readonly name = 'OversizedBody';
}

export interface BodyToRead {
  /** Decoded. */
  readonly stream: Readable;
  readonly isError: boolean;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads bodies as text; the bodies of one reader never hold more than 25 x 0.5 + 32 MiB together.
 * @throws {OversizedBodyError} for a reply that is too large; an error's body is cut instead
 */
export const createBodyReader = () => {
  const shared = createByteBudget(sharedBytes);
  return async ({ stream, isError, signal }: BodyToRead): Promise<string> => {
    const [source, limit] = isError
      ? [untilTooLarge(stream), maxErrorBytes]
      : [stream as AsyncIterable<Buffer>, maxReplyBytes];
    const chunks: Buffer[] = [];
    let bytes = 0;
    let release: (() => void) | undefined;
    try {
      for await (const chunk of source) {
        bytes += chunk.length;
        if (bytes > limit && !isError) throw new OversizedBodyError(tooLarge);
        chunks.push(chunk);
        if (bytes > limit) break;
        if (bytes > freeBytes) release ??= await shared.acquire(maxReplyBytes, signal);
      }
      return new TextDecoder().decode(Buffer.concat(chunks).subarray(0, limit));
    } finally {
      release?.();
    }
  };
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
