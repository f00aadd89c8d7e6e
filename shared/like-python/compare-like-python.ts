/** Orders two texts as Python sorts them: by code point, which is the order of their UTF-8 bytes. */
export const compareLikePython = (a: string, b: string): number =>
  Buffer.compare(Buffer.from(a), Buffer.from(b));
