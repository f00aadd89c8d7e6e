import { createRandom } from '../../../shared/statistics/random.ts';
import { type Canvas, type Color, createCanvas, mapPixels, type Point } from '../canvas/canvas.ts';
import { ellipsePath, fillEllipse, strokePath } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';

const chromatin: Color = [120, 24, 92];
const ringBlue: Color = [72, 84, 160];
/** Rings in each red cell in turn; the red cells are not enlarged and carry no dots. */
const ringsByCell = [0, 1, 0, 0, 2, 0, 0, 1, 0, 0, 0, 3, 0, 1, 0];

/** Thin film: fine rings, several in one cell and at its margin, and one banana-shaped gametocyte. */
export const drawBloodFilm = (): Canvas => {
  const canvas = createCanvas(640, 480, [246, 240, 236]);
  const random = createRandom(121);
  let cell = 0;
  for (let row = 0; row < 7; row++) {
    for (let column = 0; column < 9; column++) {
      const center: Point = [
        40 + column * 72 + (row % 2) * 30 + (random() - 0.5) * 16,
        36 + row * 70 + (random() - 0.5) * 14,
      ];
      if (Math.hypot(center[0] - 392, center[1] - 252) < 84) continue;
      drawRedCell(canvas, center, 29 + random() * 3);
      for (let ring = 0; ring < (ringsByCell[cell % ringsByCell.length] ?? 0); ring++) {
        drawRing(canvas, center, random() * 2 * Math.PI + ring * 2.2);
      }
      cell++;
    }
  }
  drawGametocyte(canvas);
  mapPixels(canvas, (color) => {
    const [red = 0, green = 0, blue = 0] = color.map((level) => Math.round(level / 4) * 4);
    return [red, green, blue];
  });
  drawText(canvas, 'Giemsa, x 1000', { at: [12, 468], size: 9, color: [80, 60, 80] });
  return canvas;
};

const drawRedCell = (canvas: Canvas, center: Point, radius: number): void => {
  fillEllipse(canvas, { center, radii: [radius, radius] }, { color: [222, 150, 142] });
  fillEllipse(canvas, { center, radii: [radius * 0.5, radius * 0.5], soft: 12 }, { color: [238, 192, 184] });
};

/** A signet ring; those placed far out lie on the cell's margin. */
const drawRing = (canvas: Canvas, cell: Point, angle: number): void => {
  const far = angle % 1 > 0.5 ? 25 : 13;
  const center: Point = [cell[0] + far * Math.cos(angle), cell[1] + far * Math.sin(angle)];
  strokePath(canvas, ellipsePath({ center, radii: [6, 5.4] }), { color: ringBlue, width: 1.6 });
  const dot: Point = [center[0] + 6 * Math.cos(angle + 1), center[1] + 5.4 * Math.sin(angle + 1)];
  fillEllipse(canvas, { center: dot, radii: [2.4, 2.4] }, { color: chromatin });
};

const drawGametocyte = (canvas: Canvas): void => {
  const arc = ellipsePath({ center: [392, 284], radii: [44, 40] }, Math.PI * 1.12, Math.PI * 1.88);
  strokePath(canvas, arc, { color: [222, 150, 142], width: 22 });
  strokePath(canvas, arc, { color: [132, 130, 190], width: 16 });
  strokePath(canvas, arc.slice(24, 41), { color: [150, 60, 130], width: 7 });
  for (const point of arc.slice(26, 40).filter((_, index) => index % 3 === 0)) {
    fillEllipse(canvas, { center: point, radii: [1.8, 1.8] }, { color: [60, 40, 30] });
  }
};
