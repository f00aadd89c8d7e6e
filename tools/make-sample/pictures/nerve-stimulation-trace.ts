import { type Canvas, createCanvas, grey, type Point, white } from '../canvas/canvas.ts';
import { strokePath } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';

const pixelsPerMillivolt = 22;

interface Train {
  readonly title: string;
  readonly titleY: number;
  readonly baseline: number;
  /** Negative peaks in mV, up as is the custom. */
  readonly amplitudes: readonly number[];
}

const trains: readonly Train[] = [
  { title: 'At rest, 3 Hz', titleY: 64, baseline: 130, amplitudes: [1.3, 1.2, 1.1, 1, 1, 1] },
  {
    title: '3 Hz, at once after 10 s of maximal contraction',
    titleY: 228,
    baseline: 378,
    amplitudes: [5.2, 5, 4.9, 4.8, 4.8, 4.7],
  },
];

export const drawNerveStimulationTrace = (): Canvas => {
  const canvas = createCanvas(640, 480, white);
  for (const train of trains) drawTrain(canvas, train);
  strokePath(
    canvas,
    [
      [580, 90],
      [580, 90 + 2 * pixelsPerMillivolt],
    ],
    { color: grey(40), width: 2.4 },
  );
  drawText(canvas, '2 mV', { at: [590, 112], color: grey(40) });
  drawText(canvas, 'Abductor digiti minimi, ulnar nerve at the wrist', {
    at: [320, 24],
    size: 12,
    color: grey(30),
    align: 'center',
  });
  return canvas;
};

const drawTrain = (canvas: Canvas, { title, titleY, baseline, amplitudes }: Train): void => {
  drawText(canvas, title, { at: [30, titleY], size: 11, color: grey(30) });
  for (const [index, amplitude] of amplitudes.entries()) {
    const start = 40 + index * 88;
    const points = Array.from({ length: 141 }, (_, step): Point => {
      const x = step / 2;
      const up = Math.exp(-(((x - 24) / 9) ** 2)) - 0.35 * Math.exp(-(((x - 48) / 12) ** 2));
      return [start + x, baseline - amplitude * pixelsPerMillivolt * up];
    });
    strokePath(canvas, points, { color: [20, 60, 130], width: 2 });
    strokePath(
      canvas,
      [
        [start + 4, baseline + 4],
        [start + 4, baseline - 6],
      ],
      { color: grey(120), width: 1.4 },
    );
    drawText(canvas, String(index + 1), {
      at: [start + 30, baseline + 60],
      size: 9,
      color: grey(90),
      align: 'center',
    });
  }
};
