import { createRandom } from '../../../shared/statistics/random.ts';
import { type Canvas, grey } from '../canvas/canvas.ts';
import { fillEllipse } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';
import { createChestSlice, drawVessels } from './chest-slice.ts';
import { addGrain, markSides } from './slice.ts';

/** Mediastinal window: a lobed right hilar mass that runs into enlarged subcarinal nodes. */
export const drawHilarMassCt = (): Canvas => {
  const canvas = createChestSlice(16);
  drawVessels(canvas, createRandom(51), 96);
  fillEllipse(canvas, { center: [276, 176], radii: [30, 28] }, { color: grey(190) });
  fillEllipse(canvas, { center: [232, 172], radii: [17, 21] }, { color: grey(184) });
  fillEllipse(canvas, { center: [300, 232], radii: [26, 13], turn: -0.3 }, { color: grey(180) });
  for (const [x, y, size] of [
    [192, 224, 34],
    [176, 252, 30],
    [210, 262, 32],
    [160, 222, 20],
    [198, 286, 22],
  ] as const) {
    fillEllipse(canvas, { center: [x, y], radii: [size, size * 0.88], soft: 2 }, { color: grey(140) });
  }
  fillEllipse(canvas, { center: [260, 284], radii: [36, 22], soft: 2 }, { color: grey(138) });
  fillEllipse(canvas, { center: [232, 236], radii: [8, 6] }, { color: grey(8) });
  fillEllipse(canvas, { center: [288, 258], radii: [11, 9] }, { color: grey(8) });
  addGrain(canvas, 52);
  markSides(canvas);
  drawText(canvas, 'mediastinal window', { at: [12, 462], size: 10, color: grey(210) });
  return canvas;
};
