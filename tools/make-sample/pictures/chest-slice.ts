import { type Canvas, grey, type Point } from '../canvas/canvas.ts';
import { fillEllipse } from '../canvas/shapes.ts';
import { createSlice } from './slice.ts';

export const lungCenters: readonly Point[] = [
  [154, 236],
  [366, 236],
];

/** A chest at the level of the hila without any disease: skin, ribs, lungs, mediastinum, spine. */
export const createChestSlice = (lungLevel: number): Canvas => {
  const canvas = createSlice();
  fillEllipse(canvas, { center: [260, 244], radii: [236, 182] }, { color: grey(62) });
  fillEllipse(canvas, { center: [260, 244], radii: [222, 168] }, { color: grey(112) });
  for (let rib = 0; rib < 18; rib++) {
    const angle = (rib / 18) * 2 * Math.PI + 0.17;
    const center: Point = [260 + 206 * Math.cos(angle), 244 + 150 * Math.sin(angle)];
    fillEllipse(canvas, { center, radii: [15, 5], turn: angle + Math.PI / 2 }, { color: grey(225) });
  }
  for (const [index, center] of lungCenters.entries()) {
    fillEllipse(
      canvas,
      { center, radii: [92, 130], turn: index === 0 ? 0.12 : -0.12 },
      { color: grey(lungLevel) },
    );
  }
  fillEllipse(canvas, { center: [262, 210], radii: [54, 84] }, { color: grey(118) });
  fillEllipse(canvas, { center: [260, 362], radii: [34, 28] }, { color: grey(228) });
  fillEllipse(canvas, { center: [260, 396], radii: [11, 9] }, { color: grey(90) });
  fillEllipse(canvas, { center: [312, 330], radii: [19, 19] }, { color: grey(182) });
  return canvas;
};

/** Vessels of the lung: dots that thin out from the hilum. */
export const drawVessels = (canvas: Canvas, random: () => number, level: number): void => {
  for (let vessel = 0; vessel < 90; vessel++) {
    const side = vessel % 2 === 0 ? -1 : 1;
    const far = random();
    const angle = (random() - 0.5) * 2.6;
    const center: Point = [
      260 + side * (56 + far * 110 * Math.cos(angle / 1.6)),
      236 + (20 + far * 90) * Math.sin(angle),
    ];
    fillEllipse(
      canvas,
      { center, radii: [4.5 - 3.2 * far, 3.4 - 2.2 * far], turn: angle },
      { color: grey(level) },
    );
  }
};
