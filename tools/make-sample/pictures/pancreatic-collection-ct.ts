import { createRandom } from '../../../shared/statistics/random.ts';
import { type Canvas, grey, type Point } from '../canvas/canvas.ts';
import { fillEllipse } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';
import { addGrain, createSlice, markSides } from './slice.ts';

/** After contrast: a walled collection in the bed of the pancreas, debris and gas bubbles inside. */
export const drawPancreaticCollectionCt = (): Canvas => {
  const canvas = createSlice();
  fillEllipse(canvas, { center: [260, 246], radii: [238, 178] }, { color: grey(58) });
  fillEllipse(canvas, { center: [260, 246], radii: [218, 158] }, { color: grey(108) });
  fillEllipse(canvas, { center: [260, 246], radii: [206, 148] }, { color: grey(62) });
  drawOrgans(canvas);
  fillEllipse(canvas, { center: [286, 228], radii: [122, 60], turn: 0.12, soft: 2 }, { color: grey(178) });
  fillEllipse(canvas, { center: [286, 228], radii: [115, 53], turn: 0.12, soft: 2 }, { color: grey(92) });
  drawContents(canvas);
  addGrain(canvas, 61);
  markSides(canvas);
  drawText(canvas, 'portal venous phase', { at: [12, 462], size: 10, color: grey(210) });
  return canvas;
};

const drawOrgans = (canvas: Canvas): void => {
  fillEllipse(canvas, { center: [136, 216], radii: [86, 104], turn: 0.25, soft: 2 }, { color: grey(150) });
  fillEllipse(canvas, { center: [420, 268], radii: [36, 62], turn: -0.3, soft: 2 }, { color: grey(152) });
  fillEllipse(canvas, { center: [348, 146], radii: [70, 28], turn: 0.3, soft: 2 }, { color: grey(122) });
  fillEllipse(canvas, { center: [348, 140], radii: [40, 12], turn: 0.3 }, { color: grey(14) });
  for (const side of [-1, 1]) {
    fillEllipse(
      canvas,
      { center: [260 + side * 104, 322], radii: [34, 44], turn: side * 0.3 },
      { color: grey(176) },
    );
    fillEllipse(canvas, { center: [260 + side * 92, 322], radii: [12, 18] }, { color: grey(84) });
  }
  fillEllipse(canvas, { center: [260, 346], radii: [36, 30] }, { color: grey(226) });
  fillEllipse(canvas, { center: [260, 384], radii: [11, 9] }, { color: grey(92) });
  fillEllipse(canvas, { center: [274, 304], radii: [13, 13] }, { color: grey(205) });
  fillEllipse(canvas, { center: [238, 306], radii: [16, 12] }, { color: grey(180) });
};

/** Debris that is denser than fluid; gas gathers at the front. */
const drawContents = (canvas: Canvas): void => {
  const random = createRandom(62);
  for (let piece = 0; piece < 14; piece++) {
    const center: Point = [206 + random() * 160, 226 + random() * 34];
    fillEllipse(
      canvas,
      { center, radii: [8 + random() * 14, 5 + random() * 7], turn: random(), soft: 4 },
      { color: grey(116) },
    );
  }
  for (let bubble = 0; bubble < 16; bubble++) {
    const center: Point = [222 + random() * 122, 190 + random() * 26];
    const radius = 2.5 + random() * 4.5;
    fillEllipse(canvas, { center, radii: [radius, radius] }, { color: grey(2) });
  }
};
