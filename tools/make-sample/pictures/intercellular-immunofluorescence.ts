import { createRandom } from '../../../shared/statistics/random.ts';
import { type Canvas, type Color, createCanvas, mapPixels, type Point } from '../canvas/canvas.ts';
import { ellipsePath, strokePath } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';

const faint: Color = [18, 70, 34];
const bright: Color = [96, 226, 120];

/** IgG: a net around every cell of the epidermis, nothing along the basement membrane. */
export const drawIntercellularImmunofluorescence = (): Canvas => {
  const canvas = createCanvas(640, 480, [4, 16, 8]);
  const random = createRandom(44);
  for (let row = 0; row < 11; row++) {
    for (let column = -1; column < 18; column++) {
      const center: Point = [column * 38 + (row % 2) * 19 + random() * 4, 62 + row * 31 + random() * 4];
      const junction = 400 + 5 * Math.sin(center[0] / 60);
      if (center[1] > junction - 14) continue;
      const ring = ellipsePath({ center, radii: [19, 17], turn: random() * 0.4 });
      strokePath(canvas, ring, { color: faint, width: 5 });
      strokePath(canvas, ring, { color: bright, width: 2.4, alpha: random() < 0.5 ? 0.7 : 0.95 });
    }
  }
  mapPixels(canvas, (color) => {
    const [red = 0, green = 0, blue = 0] = color.map((level) => Math.round(level / 32) * 32);
    return [red, green, blue];
  });
  drawText(canvas, 'epidermis', { at: [628, 26], size: 10, color: [150, 190, 160], align: 'right' });
  drawText(canvas, 'dermis', { at: [628, 456], size: 10, color: [150, 190, 160], align: 'right' });
  drawText(canvas, 'anti-IgG', { at: [12, 456], size: 10, color: [150, 190, 160] });
  return canvas;
};
