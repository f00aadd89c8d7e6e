import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { maxReplyBytes, OversizedBodyError } from './read-body.ts';

/** Value of the header Accept-Encoding. */
export const acceptedCodings = 'gzip, deflate, br';

// As browsers do: what came before a missing end is read, and no body at all is an empty one.
const lenient = { flush: constants.Z_SYNC_FLUSH, finishFlush: constants.Z_SYNC_FLUSH };
const createGunzipDecoder = () => createGunzip(lenient);

const decoders: ReadonlyMap<string, () => Transform> = new Map([
  ['gzip', createGunzipDecoder],
  ['x-gzip', createGunzipDecoder],
  ['deflate', () => createInflate(lenient)],
  [
    'br',
    () =>
      createBrotliDecompress({
        flush: constants.BROTLI_OPERATION_FLUSH,
        finishFlush: constants.BROTLI_OPERATION_FLUSH,
      }),
  ],
]);

/** Each coding takes memory; servers use one, or two where a proxy adds one. */
const maxCodings = 3;

/**
 * The body of a response, decoded from the codings of Content-Encoding, which lists them in the order in which they
 * were applied (RFC 9110, section 8.4). An unknown coding leaves the body as it came. The stream fails when the
 * connection breaks off, the body is not in its coding, or is larger packed than any reply is unpacked.
 * @throws {OversizedBodyError} for a body in so many codings that only a decompression bomb needs them
 */
export const decodeBody = (response: IncomingMessage): Readable => {
  const codings = (response.headers['content-encoding'] ?? '').toLowerCase().split(',').reverse();
  const applied = codings.flatMap((coding) => decoders.get(coding.trim()) ?? []);
  if (applied.length > maxCodings) {
    response.destroy();
    throw new OversizedBodyError(`the response is compressed ${applied.length} times over`);
  }
  // An error in either stream ends the other, and the reader sees it.
  return applied.reduce<Readable>(
    (body, decoder) => pipeline(body, createLimit(), decoder(), () => undefined),
    response,
  );
};

/** Blocks and members may be empty: without a limit, an endless body that decodes to nothing keeps a decoder busy. */
const createLimit = (): Transform => {
  let bytes = 0;
  return new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      bytes += chunk.length;
      if (bytes > maxReplyBytes) done(new OversizedBodyError('the compressed response is larger than 4 MiB'));
      else done(null, chunk);
    },
  });
};
