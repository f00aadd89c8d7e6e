import { type Canvas, createCanvas, grey, type Point, white } from '../canvas/canvas.ts';
import { drawText } from '../canvas/text.ts';
import { type Beat, drawEcgPaper, drawTrace, voltageOf } from './ecg.ts';

const pixelsPerMm = 4;
const beatEvery = 1.22;

/** No P wave, a broad QRS complex, a narrow tall T wave. */
const strips: readonly (readonly [name: string, beat: Beat])[] = [
  ['II', { r: 0.55, s: 0.35, t: 0.75, qrs: 2.3, tWidth: 0.055 }],
  ['V2', { r: 0.3, s: 0.75, t: 1.15, qrs: 2.3, tWidth: 0.055 }],
  ['V4', { r: 0.7, s: 0.5, t: 1.3, qrs: 2.3, tWidth: 0.055 }],
];

export const drawHyperkalaemiaEcg = (): Canvas => {
  const canvas = createCanvas(640, 480, white);
  drawEcgPaper(canvas, pixelsPerMm);
  for (const [row, [name, beat]] of strips.entries()) {
    const origin: Point = [10, 110 + row * 150];
    const voltage = (time: number): number => voltageOf(beat, ((time + 0.7) % beatEvery) - 0.35);
    drawTrace(canvas, voltage, { origin, seconds: 6.2, pixelsPerMm });
    drawText(canvas, name, { at: [18, origin[1] - 66], size: 13, color: grey(20) });
  }
  drawText(canvas, '25 mm/s   10 mm/mV', { at: [626, 466], size: 9, color: grey(60), align: 'right' });
  return canvas;
};
