import { createRandom } from '../../../shared/statistics/random.ts';
import { type Canvas, createCanvas, grey, type Point } from '../canvas/canvas.ts';
import { smoothPath } from '../canvas/curve.ts';
import { fillEllipse, fillPolygon, strokePath } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';
import { addGrain } from './slice.ts';

/** A frontal film: on the left a thin pleural line with no lung markings beyond it, midline not shifted. */
export const drawPneumothoraxRadiograph = (): Canvas => {
  const canvas = createCanvas(560, 500, grey(10));
  fillPolygon(canvas, smoothPath(body), { color: grey(104) });
  fillEllipse(canvas, { center: [178, 250], radii: [88, 176], soft: 8 }, { color: grey(54) });
  fillEllipse(canvas, { center: [382, 250], radii: [88, 176], soft: 8 }, { color: grey(54) });
  drawLungMarkings(canvas);
  drawRibs(canvas);
  drawMiddle(canvas);
  fillEllipse(canvas, { center: [160, 470], radii: [110, 74], soft: 6 }, { color: grey(176) });
  fillEllipse(canvas, { center: [400, 482], radii: [110, 74], soft: 6 }, { color: grey(170) });
  addGrain(canvas, 81);
  drawText(canvas, 'R', { at: [24, 40], size: 15, color: grey(235) });
  return canvas;
};

const body: readonly Point[] = [
  [48, 500],
  [60, 330],
  [58, 190],
  [96, 104],
  [210, 70],
  [238, 20],
  [322, 20],
  [350, 70],
  [464, 104],
  [502, 190],
  [500, 330],
  [512, 500],
];
const lungEdge = smoothPath([
  [346, 104],
  [388, 122],
  [416, 168],
  [428, 232],
  [430, 300],
  [422, 360],
  [402, 408],
]);

/** Vessels in the whole right lung, in the left one only inside the pleural line. */
const drawLungMarkings = (canvas: Canvas): void => {
  const space: Point[] = [
    ...lungEdge,
    ...smoothPath([
      [430, 406],
      [460, 330],
      [468, 240],
      [450, 160],
      [412, 98],
      [352, 96],
    ]),
  ];
  const random = createRandom(82);
  for (let vessel = 0; vessel < 74; vessel++) {
    const side = vessel % 2 === 0 ? -1 : 1;
    const reach = side === -1 ? 150 : 112;
    const angle = (random() - 0.5) * 2.5;
    const length = 40 + random() * reach;
    const start: Point = [280 + side * 40, 258 + random() * 24];
    const end: Point = [
      start[0] + side * length * Math.cos(angle),
      start[1] + length * 1.25 * Math.sin(angle),
    ];
    strokePath(canvas, [start, end], { color: grey(128), width: 1 + random() * 1.6, alpha: 0.55 });
  }
  fillPolygon(canvas, space, { color: grey(26) });
  strokePath(canvas, lungEdge, { color: grey(190), width: 2.2 });
};

const drawRibs = (canvas: Canvas): void => {
  for (let rib = 0; rib < 9; rib++) {
    for (const side of [-1, 1]) {
      const y = 96 + rib * 36;
      const out = 88 + 70 * Math.sin(((rib + 2.2) / 11) * Math.PI);
      const path: Point[] = [
        [280 + side * 22, y],
        [280 + side * out * 0.7, y - 8],
        [280 + side * (out + 30), y + 26],
        [280 + side * (out + 40), y + 56],
      ];
      strokePath(canvas, smoothPath(path), { color: grey(196), width: 9, alpha: 0.28 });
    }
  }
  strokePath(
    canvas,
    smoothPath([
      [266, 98],
      [190, 82],
      [104, 104],
    ]),
    { color: grey(200), width: 11, alpha: 0.6 },
  );
  strokePath(
    canvas,
    smoothPath([
      [294, 98],
      [370, 82],
      [456, 104],
    ]),
    { color: grey(200), width: 11, alpha: 0.6 },
  );
};

/** Spine, trachea, great vessels and heart. */
const drawMiddle = (canvas: Canvas): void => {
  fillPolygon(
    canvas,
    [
      [256, 24],
      [304, 24],
      [308, 500],
      [252, 500],
    ],
    { color: grey(178) },
  );
  fillEllipse(canvas, { center: [280, 190], radii: [44, 84], soft: 8 }, { color: grey(184) });
  fillEllipse(canvas, { center: [304, 358], radii: [84, 78], turn: 0.5, soft: 8 }, { color: grey(196) });
  fillPolygon(
    canvas,
    [
      [271, 24],
      [289, 24],
      [288, 178],
      [272, 178],
    ],
    { color: grey(104) },
  );
};
