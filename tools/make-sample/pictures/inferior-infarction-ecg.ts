import { type Canvas, createCanvas, grey, type Point, white } from '../canvas/canvas.ts';
import { drawText } from '../canvas/text.ts';
import { type Beat, drawEcgPaper, drawTrace, voltageOf } from './ecg.ts';

const pixelsPerMm = 3;
const beatEvery = 1.04;

/** ST elevation in II, III (the highest), aVF and V1, with its mirror in I and aVL: right coronary artery. */
const leads: readonly (readonly [name: string, beat: Beat])[][] = [
  [
    ['I', { p: 0.08, r: 0.6, s: 0.1, st: -0.16, t: -0.12 }],
    ['aVR', { p: -0.1, q: 0, r: -0.6, st: -0.1, t: -0.1 }],
    ['V1', { p: 0.07, r: 0.2, s: 0.8, st: 0.14, t: 0.12 }],
    ['V4', { p: 0.1, q: 0.05, r: 1, s: 0.35, st: 0.02, t: 0.25 }],
  ],
  [
    ['II', { p: 0.13, q: 0.1, r: 0.8, s: 0.05, st: 0.24, t: 0.28 }],
    ['aVL', { p: 0.04, r: 0.45, s: 0.1, st: -0.24, t: -0.22 }],
    ['V2', { p: 0.08, r: 0.4, s: 1, st: -0.1, t: 0.15 }],
    ['V5', { p: 0.1, q: 0.06, r: 1, s: 0.15, st: 0, t: 0.25 }],
  ],
  [
    ['III', { p: 0.1, q: 0.18, r: 0.6, st: 0.38, t: 0.36 }],
    ['aVF', { p: 0.11, q: 0.14, r: 0.7, st: 0.31, t: 0.32 }],
    ['V3', { p: 0.09, r: 0.7, s: 0.7, st: -0.04, t: 0.25 }],
    ['V6', { p: 0.1, q: 0.06, r: 0.8, s: 0.05, st: 0, t: 0.2 }],
  ],
];

export const drawInferiorInfarctionEcg = (): Canvas => {
  const canvas = createCanvas(780, 480, white);
  drawEcgPaper(canvas, pixelsPerMm);
  for (const [row, names] of leads.entries()) {
    for (const [column, [name, beat]] of names.entries()) {
      drawLead(canvas, { name, beat, seconds: 2.45, origin: [15 + column * 189, 78 + row * 108] });
    }
  }
  const rhythm = leads[1]?.[0]?.[1] ?? {};
  drawLead(canvas, { name: 'II', beat: rhythm, seconds: 9.95, origin: [15, 408] });
  drawText(canvas, '25 mm/s   10 mm/mV', { at: [765, 464], size: 9, color: grey(60), align: 'right' });
  return canvas;
};

interface Lead {
  readonly name: string;
  readonly beat: Beat;
  readonly seconds: number;
  readonly origin: Point;
}

const drawLead = (canvas: Canvas, { name, beat, seconds, origin }: Lead): void => {
  const voltage = (time: number): number => voltageOf(beat, ((time + 0.62) % beatEvery) - 0.35);
  drawTrace(canvas, voltage, { origin, seconds, pixelsPerMm });
  drawText(canvas, name, { at: [origin[0] + 4, origin[1] - 44], size: 11, color: grey(20) });
};
