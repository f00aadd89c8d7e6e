import { crc32 } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * A PNG file of these chunks between its header and its end (https://www.w3.org/TR/png-3/). No time and no
 * text: the same content gives the same bytes.
 * @param colorType 2: RGB samples, 3: places in a palette; 8 bits each
 */
export const pngFile = (
  {
    width,
    height,
    colorType,
  }: { readonly width: number; readonly height: number; readonly colorType: 2 | 3 },
  chunks: readonly (readonly [name: string, content: Uint8Array])[],
): Buffer => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, colorType], 8);
  const all = [['IHDR', header] as const, ...chunks, ['IEND', Buffer.alloc(0)] as const];
  return Buffer.concat([signature, ...all.map(([name, content]) => chunk(name, content))]);
};

const chunk = (name: string, content: Uint8Array): Buffer => {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
};
