import { createCanvas, grey } from '../../../tools/make-sample/canvas/canvas.ts';
import { encodePng } from '../../../tools/make-sample/canvas/png.ts';

const hex = (digits: string): Buffer => Buffer.from(digits.replaceAll(/\s/g, ''), 'hex');

/** Small complete pictures. Only the PNG's pixels are meaningful. */
export const madeUpPng = (width = 4, height = 3): Buffer => encodePng(createCanvas(width, height, grey(128)));

/** Start, application segment, frame of 4 x 3, scan, end. */
export const madeUpJpeg = (): Buffer =>
  hex(`ffd8 ffe0 0010 4a46494600 0101 00 0001 0001 0000
       ffc0 000b 08 0003 0004 01 011100
       ffda 0008 01 0100 003f00 d2cf20
       ffd9`);

/** Header of 4 x 3 without a palette, one image, trailer. */
export const madeUpGif = (): Buffer =>
  hex('474946383961 0400 0300 000000 2c 00000000 0400 0300 00 02 02 4c01 00 3b');

/** A lossless chunk of 4 x 3 (14 bits each, less one), padded to an even length. */
export const madeUpWebp = (): Buffer =>
  hex('52494646 18000000 57454250 5650384c 0b000000 2f 03800000 000000000000 00');

/** A header of 4 x 3 at 24 bits, and its rows. */
export const madeUpBmp = (): Buffer => {
  const bmp = Buffer.alloc(54 + 36);
  bmp.write('BM', 'latin1');
  bmp.writeUInt32LE(bmp.length, 2);
  bmp.writeUInt32LE(54, 10);
  bmp.writeUInt32LE(40, 14);
  bmp.writeInt32LE(4, 18);
  bmp.writeInt32LE(3, 22);
  return bmp;
};

/** A little-endian header and a directory with width and height, both 16 bits. */
export const madeUpTiff = (): Buffer =>
  hex('49492a00 08000000 0200 0001 0300 01000000 04000000 0101 0300 01000000 03000000 00000000');
