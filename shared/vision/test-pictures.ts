import { deflateSync } from 'node:zlib';
import { pngFile } from './png-file.ts';

const side = 64;

/** A solid yellow picture of 64 x 64 pixels (docs/protocol.md, "Vision check"). */
export const yellowPng = (): Buffer => {
  // Each row behind its filter byte (0, none).
  const row = Buffer.concat([Buffer.of(0), Buffer.alloc(side * 3, Buffer.of(255, 255, 0))]);
  const rows = Buffer.concat(Array<Buffer>(side).fill(row));
  return pngFile({ width: side, height: side, colorType: 2 }, [['IDAT', deflateSync(rows)]]);
};

/** A photograph that anybody may fetch: the one that providers' own examples use. */
export const publicPicture =
  'https://upload.wikimedia.org/wikipedia/commons/d/dd/Gfp-wisconsin-madison-the-nature-boardwalk.jpg';
