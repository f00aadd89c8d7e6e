import { InputError } from './input-error.ts';

/**
 * A file's text, without the byte order mark that some editors put before it. Bytes that are not UTF-8 are never
 * replaced: the questions asked and counted would differ from those in the file.
 * @param source how to name the file in messages
 * @throws {InputError} naming the first line that is not UTF-8
 */
export const decodeUtf8 = (bytes: Uint8Array, source: string): string => {
  try {
    return decode(bytes);
  } catch {
    throw new InputError(
      `${source}, line ${firstUndecodableLine(bytes)}: this is not UTF-8. Save the file as UTF-8.`,
    );
  }
};

const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

/** From 1. No byte of a longer character looks like a line end. */
const firstUndecodableLine = (bytes: Uint8Array): number => {
  for (let line = 1, start = 0; ; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    if (end === -1 || !isDecodable(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
};

const isDecodable = (bytes: Uint8Array): boolean => {
  try {
    decode(bytes);
    return true;
  } catch {
    return false;
  }
};
