import { inflateSync } from 'node:zlib';

/** The chunks of a PNG by name; compressed rows are inflated, because zlib versions compress differently. */
export const pngChunks = (png: Buffer): [name: string, content: Buffer][] => {
  const chunks: [string, Buffer][] = [];
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    const name = png.toString('latin1', at + 4, at + 8);
    const content = png.subarray(at + 8, at + 8 + length);
    chunks.push([name, name === 'IDAT' ? inflateSync(content) : content]);
    at += length + 12;
  }
  return chunks;
};
