import { createNoise } from '../../random.ts';
import { type Canvas, createCanvas, grey, type Point, white } from '../canvas/canvas.ts';
import { strokePath } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';

const pixelsPerMinute = 40;
/** Peaks of the contractions, in minutes. */
const contractions = [1.6, 4.9, 8.1, 11.4];
const bump = (minute: number, center: number, width: number): number =>
  Math.exp(-(((minute - center) / width) ** 2));

const heartRateY = (rate: number): number => 290 - (rate - 60) * 1.7;
const pressureY = (pressure: number): number => 440 - pressure * 1.1;

/** Each fall of the heart rate begins after the contraction's peak and ends after the contraction. */
export const drawLateDecelerationCardiotocogram = (): Canvas => {
  const canvas = createCanvas(640, 480, white);
  drawPaper(canvas);
  const noise = createNoise(111);
  drawCurve(canvas, (minute) => {
    const falls = contractions.reduce((sum, peak) => sum + 33 * bump(minute, peak + 0.85, 0.5), 0);
    return heartRateY(148 - falls + (noise(minute * 9, 1) - 0.5) * 3.5);
  });
  drawCurve(canvas, (minute) => {
    const pressure = contractions.reduce((sum, peak) => sum + 62 * bump(minute, peak, 0.48), 0);
    return pressureY(12 + pressure + (noise(minute * 7, 5) - 0.5) * 5);
  });
  return canvas;
};

const drawCurve = (canvas: Canvas, y: (minute: number) => number): void => {
  const points = Array.from(
    { length: 1101 },
    (_, step): Point => [64 + step / 2, y(step / 2 / pixelsPerMinute)],
  );
  strokePath(canvas, points, { color: grey(25), width: 1.7 });
};

const drawPaper = (canvas: Canvas): void => {
  for (let minute = 0; minute <= 13.5; minute += 0.5) {
    const x = 64 + minute * pixelsPerMinute;
    const color = Number.isInteger(minute) ? grey(195) : grey(228);
    strokePath(
      canvas,
      [
        [x, heartRateY(200)],
        [x, heartRateY(60)],
      ],
      { color, width: 1 },
    );
    strokePath(
      canvas,
      [
        [x, pressureY(100)],
        [x, pressureY(0)],
      ],
      { color, width: 1 },
    );
  }
  for (let rate = 60; rate <= 200; rate += 20) {
    strokePath(
      canvas,
      [
        [64, heartRateY(rate)],
        [614, heartRateY(rate)],
      ],
      { color: grey(205), width: 1 },
    );
    drawText(canvas, String(rate), { at: [56, heartRateY(rate)], size: 9, color: grey(40), align: 'right' });
  }
  for (let pressure = 0; pressure <= 100; pressure += 25) {
    strokePath(
      canvas,
      [
        [64, pressureY(pressure)],
        [614, pressureY(pressure)],
      ],
      { color: grey(205), width: 1 },
    );
    drawText(canvas, String(pressure), {
      at: [56, pressureY(pressure)],
      size: 9,
      color: grey(40),
      align: 'right',
    });
  }
  drawText(canvas, 'Fetal heart rate (beats/min)', { at: [64, 28], size: 11, color: grey(30) });
  drawText(canvas, 'Uterine activity (%)', { at: [64, 316], size: 11, color: grey(30) });
  drawText(canvas, 'one strong line = 1 min', { at: [614, 462], size: 9, color: grey(60), align: 'right' });
};
