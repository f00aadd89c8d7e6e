import { createNoise } from '../../random.ts';
import { type Canvas, createCanvas, grey, mapPixels, type Point } from '../canvas/canvas.ts';
import { ellipsePath, fillEllipse, fillPolygon, strokePath } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';

const probe: Point = [320, -40];

/** A sector: liver, the gallbladder without echoes, in it a bright curve that throws a black shadow. */
export const drawGallbladderUltrasound = (): Canvas => {
  const canvas = createCanvas(640, 480, grey(0));
  fillPolygon(canvas, [probe, ...ellipsePath({ center: probe, radii: [500, 500] }, 0.86, Math.PI - 0.86)], {
    color: grey(96),
  });
  fillEllipse(canvas, { center: [330, 250], radii: [150, 66], turn: 0.25, soft: 4 }, { color: grey(170) });
  fillEllipse(canvas, { center: [330, 250], radii: [144, 60], turn: 0.25, soft: 3 }, { color: grey(8) });
  fillPolygon(
    canvas,
    [
      [300, 330],
      [410, 346],
      [430, 452],
      [270, 446],
    ],
    { color: grey(150), alpha: 0.5 },
  );
  fillPolygon(
    canvas,
    [
      [322, 292],
      [372, 292],
      [396, 470],
      [322, 476],
    ],
    { color: grey(6) },
  );
  strokePath(canvas, ellipsePath({ center: [347, 302], radii: [26, 20] }, Math.PI, 2 * Math.PI), {
    color: grey(250),
    width: 9,
  });
  addSpeckle(canvas);
  fillPolygon(
    canvas,
    [
      [290, 0],
      [350, 0],
      [344, 6],
      [296, 6],
    ],
    { color: grey(160) },
  );
  for (let centimetre = 1; centimetre <= 9; centimetre++) {
    strokePath(
      canvas,
      [
        [610, centimetre * 48],
        [618, centimetre * 48],
      ],
      { color: grey(200), width: 1.5 },
    );
  }
  drawText(canvas, 'right upper abdomen, fasting', { at: [14, 462], size: 10, color: grey(210) });
  return canvas;
};

/** Speckle along circles around the probe, in ten grey levels. */
const addSpeckle = (canvas: Canvas): void => {
  const noise = createNoise(91);
  mapPixels(canvas, ([level], [x, y]) => {
    if (level < 4) return grey(0);
    const depth = Math.hypot(x - probe[0], y - probe[1]);
    const angle = Math.atan2(x - probe[0], y - probe[1]);
    const echo = level * (0.45 + 1.1 * noise(depth / 3.2, angle * 75)) * (1.15 - depth / 1500);
    return grey(Math.round(Math.min(250, echo) / 25) * 25);
  });
};
