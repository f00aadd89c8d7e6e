import { type Canvas, createCanvas, grey, white } from '../canvas/canvas.ts';
import { drawText } from '../canvas/text.ts';
import { drawEcgPaper, drawTrace, voltageOf } from './ecg.ts';

const pixelsPerMm = 4;
const ventricular = { r: 0.75, q: 0.05, s: 0.3, st: 0.16, t: 0.24, qrs: 1.6, tWidth: 0.07 };

/** P waves every 0.7 s, QRS complexes every 1.66 s, the two without any relation. */
const voltage = (time: number): number =>
  voltageOf({ p: 0.17, pr: 0 }, ((time + 0.42) % 0.7) - 0.35) +
  voltageOf(ventricular, ((time + 1.06) % 1.66) - 0.4);

export const drawHeartBlockEcg = (): Canvas => {
  const canvas = createCanvas(720, 240, white);
  drawEcgPaper(canvas, pixelsPerMm);
  drawTrace(canvas, voltage, { origin: [10, 140], seconds: 7, pixelsPerMm });
  drawText(canvas, 'II', { at: [16, 70], size: 13, color: grey(20) });
  drawText(canvas, '25 mm/s   10 mm/mV', { at: [706, 224], size: 9, color: grey(60), align: 'right' });
  return canvas;
};
