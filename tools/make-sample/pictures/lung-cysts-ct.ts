import { createRandom } from '../../../shared/statistics/random.ts';
import { type Canvas, grey, type Point } from '../canvas/canvas.ts';
import { fillEllipse } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';
import { createChestSlice, drawVessels, lungCenters } from './chest-slice.ts';
import { addGrain, markSides } from './slice.ts';

/** Lung window: round thin-walled cysts, spread evenly over both lungs, normal lung between them. */
export const drawLungCystsCt = (): Canvas => {
  const canvas = createChestSlice(66);
  const random = createRandom(71);
  drawVessels(canvas, random, 150);
  const cysts: (readonly [x: number, y: number, radius: number])[] = [];
  for (let attempt = 0; attempt < 900; attempt++) {
    const radius = 6 + 13 * random() ** 1.6;
    const lung = lungCenters[attempt % 2] ?? [0, 0];
    const center: Point = [lung[0] + (random() - 0.5) * 170, lung[1] + (random() - 0.5) * 240];
    const apart = cysts.every(
      ([x, y, other]) => Math.hypot(x - center[0], y - center[1]) > radius + other + 5,
    );
    const inLung =
      Math.hypot((center[0] - lung[0]) / (86 - radius), (center[1] - lung[1]) / (122 - radius)) < 1;
    const offHeart = Math.hypot((center[0] - 262) / (60 + radius), (center[1] - 210) / (90 + radius)) > 1;
    if (apart && inLung && offHeart) cysts.push([...center, radius]);
  }
  for (const [x, y, radius] of cysts) {
    fillEllipse(canvas, { center: [x, y], radii: [radius + 1.6, radius + 1.6] }, { color: grey(170) });
    fillEllipse(canvas, { center: [x, y], radii: [radius, radius] }, { color: grey(18) });
  }
  addGrain(canvas, 72);
  markSides(canvas);
  drawText(canvas, 'lung window', { at: [12, 462], size: 10, color: grey(210) });
  return canvas;
};
