import { createNoise } from '../../random.ts';
import { type Canvas, createCanvas, grey, mapPixels, type Point } from '../canvas/canvas.ts';
import { pointOn } from '../canvas/curve.ts';
import { fillEllipse } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';

type Profile = (part: number) => number;

const even =
  (width: number): Profile =>
  () =>
    width;

/** A long narrowing with smooth shoulders around `middle` of the course. */
const narrowed =
  (width: number, { to, middle, half }: { to: number; middle: number; half: number }): Profile =>
  (part) =>
    width - (width - to) * Math.exp(-(((part - middle) / half) ** 4));

/** Subtraction angiogram of the arch: left common carotid and left subclavian narrowed, smooth and long. */
export const drawArchAngiogram = (): Canvas => {
  const canvas = createCanvas(600, 500, grey(212));
  drawVessel(
    canvas,
    [
      [196, 480],
      [196, 380],
      [216, 318],
      [290, 288],
      [366, 306],
      [396, 372],
      [402, 490],
    ],
    even(25),
  );
  drawVessel(
    canvas,
    [
      [228, 306],
      [212, 250],
      [190, 210],
      [172, 186],
    ],
    even(14),
  );
  drawVessel(
    canvas,
    [
      [172, 190],
      [122, 182],
      [78, 204],
      [34, 250],
    ],
    even(9),
  );
  drawVessel(
    canvas,
    [
      [174, 190],
      [176, 120],
      [170, 60],
      [174, 6],
    ],
    even(9),
  );
  drawVessel(
    canvas,
    [
      [140, 184],
      [150, 130],
      [148, 70],
      [156, 8],
    ],
    even(4),
  );
  drawVessel(
    canvas,
    [
      [278, 292],
      [274, 210],
      [282, 110],
      [280, 6],
    ],
    narrowed(9, { to: 3.2, middle: 0.42, half: 0.24 }),
  );
  drawVessel(
    canvas,
    [
      [346, 298],
      [378, 226],
      [420, 186],
      [474, 192],
      [540, 250],
    ],
    narrowed(10, { to: 2.2, middle: 0.5, half: 0.25 }),
  );
  drawVessel(
    canvas,
    [
      [372, 236],
      [368, 170],
      [356, 90],
      [360, 8],
    ],
    even(4),
  );
  const noise = createNoise(101);
  mapPixels(canvas, ([level], [x, y]) =>
    grey(Math.round((level + (noise(x / 5, y / 5) - 0.5) * 16) / 6) * 6),
  );
  drawText(canvas, 'R', { at: [14, 26], size: 14, color: grey(40) });
  drawText(canvas, 'L', { at: [574, 26], size: 14, color: grey(40) });
  return canvas;
};

/** Discs along a smooth curve through the points; `radius` by the part of the course, 0 to 1. */
const drawVessel = (canvas: Canvas, course: readonly Point[], radius: Profile): void => {
  const steps = (course.length - 1) * 90;
  for (let step = 0; step <= steps; step++) {
    const size = radius(step / steps);
    fillEllipse(canvas, { center: pointOn(course, step / 90), radii: [size, size] }, { color: grey(48) });
  }
};
