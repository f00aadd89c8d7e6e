import type { IncomingMessage } from 'node:http';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { constants, createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

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

/**
 * The body of a response, decoded from the codings of Content-Encoding, which lists them in the order in which they
 * were applied (RFC 9110, section 8.4). An unknown coding leaves the body as it came. The stream fails when the
 * connection breaks off or the body is not in its coding.
 */
export const decodeBody = (response: IncomingMessage): Readable => {
  const codings = (response.headers['content-encoding'] ?? '').toLowerCase().split(',').reverse();
  return codings.reduce<Readable>((body, coding) => {
    const decoder = decoders.get(coding.trim());
    // An error in either stream ends the other, and the reader sees it.
    return decoder ? pipeline(body, decoder(), () => undefined) : body;
  }, response);
};
