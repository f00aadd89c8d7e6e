import { inflateSync } from 'node:zlib';
import { imageSize } from 'image-size';
import { expect, test } from 'vitest';
import { yellowPng } from '../../../shared/vision/test-pictures.ts';

test('the test picture is a PNG of 64 x 64 yellow pixels', () => {
  const png = yellowPng();
  expect(imageSize(png)).toMatchObject({ width: 64, height: 64, type: 'png' });
  const start = png.indexOf('IDAT') + 4;
  const rows = inflateSync(png.subarray(start, start + png.readUInt32BE(start - 8)));
  const pixels = Array.from({ length: 64 }, (_, row) => rows.subarray(row * 193 + 1, (row + 1) * 193));
  expect(Buffer.concat(pixels)).toEqual(Buffer.alloc(64 * 64 * 3, Buffer.of(255, 255, 0)));
});
