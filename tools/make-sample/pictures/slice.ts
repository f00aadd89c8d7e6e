import { createNoise } from '../../random.ts';
import { type Canvas, createCanvas, grey, mapPixels } from '../canvas/canvas.ts';
import { drawText } from '../canvas/text.ts';

/** A black field for a slice, 520 x 480. */
export const createSlice = (): Canvas => createCanvas(520, 480, grey(0));

/** Grain on everything that is not black, in few grey levels so that the file stays small. */
export const addGrain = (canvas: Canvas, seed: number): void => {
  const noise = createNoise(seed);
  mapPixels(canvas, ([level], [x, y]) => {
    if (level < 12) return grey(level);
    return grey(Math.round((level + (noise(x / 3, y / 3) - 0.5) * 22) / 8) * 8);
  });
};

/** Radiological sides: the patient's right is on the viewer's left. */
export const markSides = (canvas: Canvas): void => {
  drawText(canvas, 'R', { at: [14, 26], size: 14, color: grey(230) });
  drawText(canvas, 'L', { at: [canvas.width - 24, 26], size: 14, color: grey(230) });
};
