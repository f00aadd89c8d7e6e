import { createNoise } from '../../random.ts';
import { type Canvas, type Color, createCanvas, grey, mapPixels, type Point } from '../canvas/canvas.ts';
import { fillEllipse, strokePath } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';

const center: Point = [290, 236];
const disc: Point = [180, 226];
const fovea: Point = [338, 244];

/** A left eye: the retina pale and milky, thin arteries, a red spot at the fovea; no haemorrhage. */
export const drawRetinalFundus = (): Canvas => {
  const canvas = createCanvas(580, 480, grey(0));
  fillEllipse(canvas, { center, radii: [226, 226] }, { color: [206, 112, 62] });
  fillEllipse(canvas, { center: [320, 240], radii: [178, 170], soft: 110 }, { color: [238, 206, 164] });
  for (const side of [-1, 1]) {
    drawArcade(canvas, side, { color: [150, 40, 34], width: 4.4, spread: 1 });
    drawArcade(canvas, side, { color: [186, 52, 40], width: 1.7, spread: 0.86 });
  }
  fillEllipse(canvas, { center: disc, radii: [30, 34], soft: 4 }, { color: [250, 222, 166] });
  fillEllipse(canvas, { center: disc, radii: [12, 14], soft: 6 }, { color: [255, 244, 214] });
  fillEllipse(canvas, { center: fovea, radii: [21, 20], soft: 9 }, { color: [176, 30, 22] });
  darkenRim(canvas);
  drawText(canvas, 'left eye', { at: [500, 462], size: 10, color: grey(200) });
  return canvas;
};

interface Vessel {
  readonly color: Color;
  readonly width: number;
  readonly spread: number;
}

/** An arcade above or below the fovea and a branch towards the nose, with side branches. */
const drawArcade = (canvas: Canvas, side: number, { color, width, spread }: Vessel): void => {
  const arc = (part: number): Point => [
    disc[0] + 8 + 300 * part,
    disc[1] +
      side * spread * (22 + 134 * Math.sin(Math.min(1, part * 1.25) * 1.5)) +
      10 * Math.sin(part * 14),
  ];
  const arcade = Array.from({ length: 41 }, (_, step) => arc(step / 40));
  strokePath(canvas, [disc, ...arcade], { color, width });
  for (const part of [0.25, 0.45, 0.65]) {
    const [x, y] = arc(part);
    strokePath(
      canvas,
      [
        [x, y],
        [x + 30, y + side * 26],
        [x + 74, y + side * 44],
      ],
      { color, width: width * 0.6 },
    );
    strokePath(
      canvas,
      [
        [x, y],
        [x + 26, y - side * 18],
        [x + 46, y - side * 40],
      ],
      { color, width: width * 0.4 },
    );
  }
  const nasal: Point[] = [
    disc,
    [disc[0] - 36, disc[1] + side * 48 * spread],
    [disc[0] - 86, disc[1] + side * 104 * spread],
  ];
  strokePath(canvas, nasal, { color, width: width * 0.8 });
};

/** Nothing outside the round field; darker near its rim. The grain hides the steps between few colours. */
const darkenRim = (canvas: Canvas): void => {
  const noise = createNoise(131);
  mapPixels(canvas, (color, [x, y]) => {
    const far = Math.hypot(x - center[0], y - center[1]) / 226;
    if (far > 1) return grey(0);
    const light = 1 - 0.4 * Math.max(0, far - 0.55) ** 1.4 + (noise(x / 2, y / 2) - 0.5) * 0.07;
    const [red, green, blue] = color.map((level) => level * light);
    return [red ?? 0, green ?? 0, blue ?? 0];
  });
};
