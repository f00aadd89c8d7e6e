import { type Canvas, grey } from '../canvas/canvas.ts';
import { fillEllipse, fillPolygon } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';
import { addGrain, createSlice, markSides } from './slice.ts';

/** T1 after contrast at the level of the internal auditory canals: a bright mass in the right one. */
export const drawCerebellopontineMri = (): Canvas => {
  const canvas = createSlice();
  fillEllipse(canvas, { center: [260, 242], radii: [196, 222] }, { color: grey(170) });
  fillEllipse(canvas, { center: [260, 242], radii: [186, 212] }, { color: grey(28) });
  fillEllipse(canvas, { center: [260, 242], radii: [176, 202] }, { color: grey(100) });
  drawFrontHalf(canvas);
  drawPosteriorFossa(canvas);
  fillPolygon(
    canvas,
    [
      [152, 236],
      [206, 252],
      [206, 262],
      [152, 250],
    ],
    { color: grey(235) },
  );
  fillEllipse(canvas, { center: [211, 262], radii: [19, 16], turn: 0.4 }, { color: grey(238) });
  addGrain(canvas, 21);
  markSides(canvas);
  drawText(canvas, 'T1, gadolinium', { at: [12, 462], size: 10, color: grey(210) });
  return canvas;
};

/** Temporal lobes, face and petrous bones. */
const drawFrontHalf = (canvas: Canvas): void => {
  fillPolygon(
    canvas,
    [
      [170, 62],
      [350, 62],
      [310, 170],
      [210, 170],
    ],
    { color: grey(44) },
  );
  fillEllipse(canvas, { center: [202, 92], radii: [36, 30] }, { color: grey(128) });
  fillEllipse(canvas, { center: [318, 92], radii: [36, 30] }, { color: grey(128) });
  fillEllipse(canvas, { center: [260, 178], radii: [30, 22] }, { color: grey(30) });
  for (const side of [-1, 1]) {
    fillEllipse(canvas, { center: [260 + side * 106, 166], radii: [52, 46] }, { color: grey(122) });
    fillPolygon(
      canvas,
      [
        [260 + side * 34, 206],
        [260 + side * 176, 212],
        [260 + side * 170, 292],
        [260 + side * 120, 262],
      ],
      { color: grey(34) },
    );
    fillPolygon(
      canvas,
      [
        [260 + side * 60, 244],
        [260 + side * 108, 236],
        [260 + side * 108, 246],
        [260 + side * 58, 256],
      ],
      { color: grey(52) },
    );
  }
};

/** Pons, fourth ventricle and cerebellum. */
const drawPosteriorFossa = (canvas: Canvas): void => {
  for (const side of [-1, 1]) {
    fillEllipse(canvas, { center: [260 + side * 66, 350], radii: [72, 70] }, { color: grey(116), alpha: 1 });
    for (let fold = 0; fold < 5; fold++) {
      const center = [260 + side * (40 + fold * 14), 388 - fold * 16] as const;
      fillEllipse(canvas, { center, radii: [30, 2.2], turn: side * 0.5 }, { color: grey(88) });
    }
  }
  fillEllipse(canvas, { center: [260, 262], radii: [46, 38] }, { color: grey(126) });
  fillEllipse(canvas, { center: [260, 312], radii: [20, 11] }, { color: grey(30) });
  fillEllipse(canvas, { center: [260, 214], radii: [7, 7] }, { color: grey(10) });
};
