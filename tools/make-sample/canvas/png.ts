import { deflateSync } from 'node:zlib';
import { pngFile } from '../../../shared/vision/png-file.ts';
import type { Canvas } from './canvas.ts';

const maxColors = 256;

/**
 * A PNG of the canvas with a palette. Colours are rounded as coarsely as it takes to fit into 256, which
 * keeps smoothed edges small. No time and no text chunks: the same canvas gives the same file.
 */
export const encodePng = (canvas: Canvas): Buffer => {
  const { palette, rows } = index(canvas);
  const { width, height } = canvas;
  const colors = Buffer.from(palette.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255]));
  return pngFile({ width, height, colorType: 3 }, [
    ['PLTE', colors],
    ['IDAT', deflateSync(rows, { level: 9 })],
  ]);
};

interface Indexed {
  /** Colours as 0xRRGGBB, in order of first appearance. */
  readonly palette: readonly number[];
  /** Places in the palette, each row behind its filter byte (0, none). */
  readonly rows: Buffer;
}

const index = (canvas: Canvas, step = 1): Indexed => {
  const { width, height, pixels } = canvas;
  const places = new Map<number, number>();
  const rows = Buffer.alloc((width + 1) * height);
  const shades = Math.floor(255 / step);
  const rounded = (at: number): number =>
    Math.round((Math.round(((pixels[at] ?? 0) * shades) / 255) * 255) / shades);
  for (let pixel = 0; pixel < width * height; pixel++) {
    const color = (rounded(pixel * 3) << 16) | (rounded(pixel * 3 + 1) << 8) | rounded(pixel * 3 + 2);
    const place = places.get(color) ?? places.size;
    if (place === maxColors) return index(canvas, step + 2);
    places.set(color, place);
    rows[pixel + Math.floor(pixel / width) + 1] = place;
  }
  return { palette: [...places.keys()], rows };
};
