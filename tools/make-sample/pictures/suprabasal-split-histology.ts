import { createRandom } from '../../../shared/statistics/random.ts';
import { type Canvas, type Color, createCanvas, type Point } from '../canvas/canvas.ts';
import { fillEllipse, fillPolygon, strokePath } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';

const cytoplasm: Color = [216, 132, 172];
const nucleus: Color = [104, 58, 138];
const dermis: Color = [240, 190, 206];

const junctionAt = (x: number): number => 352 + 22 * Math.sin(x / 58) + 8 * Math.sin(x / 23);
const surfaceAt = (x: number): number => 84 + 7 * Math.sin(x / 90);
const roofAt = (x: number): number => {
  const cleft = Math.max(0, 1 - ((x - 340) / 270) ** 2);
  return junctionAt(x) - 26 - 92 * Math.sqrt(cleft);
};

/** Haematoxylin and eosin: the epidermis splits above the basal cells, which stay in a row on the dermis. */
export const drawSuprabasalSplitHistology = (): Canvas => {
  const canvas = createCanvas(640, 480, [250, 246, 248]);
  const across = Array.from({ length: 81 }, (_, step) => step * 8);
  const edge = (height: (x: number) => number): Point[] => across.map((x) => [x, height(x)]);
  fillPolygon(canvas, [...edge(junctionAt), [640, 480], [0, 480]], { color: dermis });
  fillPolygon(canvas, [...edge(surfaceAt), ...edge(roofAt).reverse()], { color: [228, 160, 192] });
  fillPolygon(canvas, [...edge((x) => surfaceAt(x) - 22), ...edge(surfaceAt).reverse()], {
    color: [214, 96, 132],
  });
  drawSpinousLayer(canvas);
  drawBasalRow(canvas);
  drawLooseCells(canvas);
  drawDermis(canvas);
  drawText(canvas, 'H and E, x 200', { at: [12, 466], size: 9, color: [90, 50, 90] });
  return canvas;
};

const drawCell = (canvas: Canvas, center: Point, [width, height]: Point): void => {
  fillEllipse(canvas, { center, radii: [width + 1.4, height + 1.4] }, { color: [240, 206, 222] });
  fillEllipse(canvas, { center, radii: [width, height] }, { color: cytoplasm });
  fillEllipse(canvas, { center, radii: [width * 0.5, height * 0.5] }, { color: nucleus });
};

const drawSpinousLayer = (canvas: Canvas): void => {
  const random = createRandom(41);
  for (let y = 104; y < 350; y += 21) {
    for (let x = 6 + (y % 2) * 13; x < 640; x += 26) {
      const center: Point = [x + random() * 6, y + random() * 5];
      if (center[1] < roofAt(x) - 12) drawCell(canvas, center, [11, 9.5 - Math.max(0, (190 - y) / 22)]);
    }
  }
};

/** Upright cells side by side on the basement membrane, like a row of tombstones. */
const drawBasalRow = (canvas: Canvas): void => {
  for (let x = 8; x < 640; x += 16) drawCell(canvas, [x, junctionAt(x) - 13], [7, 13]);
};

/** Rounded cells without neighbours, in the cleft. */
const drawLooseCells = (canvas: Canvas): void => {
  const random = createRandom(42);
  for (let cell = 0; cell < 60; cell++) {
    const x = 110 + random() * 450;
    const [low, high] = [junctionAt(x) - 46, roofAt(x) + 18];
    if (low > high) drawCell(canvas, [x, high + (low - high) * random()], [9, 9]);
    if (cell > 12) break;
  }
};

const drawDermis = (canvas: Canvas): void => {
  const random = createRandom(43);
  for (let fibre = 0; fibre < 60; fibre++) {
    const [x, y] = [random() * 640, 392 + random() * 84];
    const path: Point[] = [
      [x, y],
      [x + 20, y - 3 + random() * 6],
      [x + 44, y - 4 + random() * 8],
    ];
    strokePath(canvas, path, { color: [226, 150, 178], width: 2.4 });
  }
  for (let cell = 0; cell < 46; cell++) {
    const center: Point = [random() * 640, 396 + random() * 74];
    fillEllipse(canvas, { center, radii: [3.4, 3] }, { color: [84, 50, 130] });
  }
};
