import { type Canvas, type Color, createCanvas, grey, type Point, white } from '../canvas/canvas.ts';
import { ellipsePath, strokePath } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';

const frequencies = [250, 500, 1000, 2000, 4000, 8000];
/** Air-conduction thresholds in dB HL. */
const right = [30, 40, 55, 65, 75, 80];
const left = [10, 10, 15, 15, 20, 25];
const red: Color = [200, 30, 30];
const blue: Color = [30, 60, 190];

const at = (column: number, decibels: number): Point => [110 + column * 94, 70 + (decibels + 10) * 2.6];

export const drawAudiogram = (): Canvas => {
  const canvas = createCanvas(640, 480, white);
  for (const [column, frequency] of frequencies.entries()) {
    const [x] = at(column, 0);
    strokePath(canvas, [at(column, -10), at(column, 120)], { color: grey(215), width: 1 });
    drawText(canvas, String(frequency), { at: [x, 52], color: grey(40), align: 'center' });
  }
  for (let decibels = -10; decibels <= 120; decibels += 10) {
    const strong = decibels === 0 ? grey(120) : grey(215);
    strokePath(canvas, [at(-0.4, decibels), at(5.4, decibels)], { color: strong, width: 1 });
    drawText(canvas, String(decibels), {
      at: [62, at(0, decibels)[1]],
      size: 9,
      color: grey(40),
      align: 'right',
    });
  }
  drawText(canvas, 'Frequency (Hz)', { at: [345, 28], size: 11, color: grey(40), align: 'center' });
  drawText(canvas, 'Hearing level (dB)', {
    at: [20, 240],
    size: 11,
    color: grey(40),
    align: 'center',
    upwards: true,
  });
  drawEar(canvas, right, red);
  drawEar(canvas, left, blue);
  drawText(canvas, 'O right, air and bone    X left, air and bone', {
    at: [345, 428],
    color: grey(40),
    align: 'center',
  });
  drawText(canvas, 'Speech recognition: right 36 %, left 96 %', {
    at: [345, 456],
    color: grey(40),
    align: 'center',
  });
  return canvas;
};

const drawEar = (canvas: Canvas, thresholds: readonly number[], color: Color): void => {
  const points = thresholds.map((decibels, column) => at(column, decibels));
  strokePath(canvas, points, { color, width: 1.6 });
  for (const center of points) {
    if (color === red) {
      strokePath(canvas, ellipsePath({ center, radii: [8, 8] }), { color, width: 2.2 });
    } else {
      const [x, y] = center;
      strokePath(
        canvas,
        [
          [x - 7, y - 7],
          [x + 7, y + 7],
        ],
        { color, width: 2.2 },
      );
      strokePath(
        canvas,
        [
          [x - 7, y + 7],
          [x + 7, y - 7],
        ],
        { color, width: 2.2 },
      );
    }
  }
};
