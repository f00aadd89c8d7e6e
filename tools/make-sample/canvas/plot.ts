import { type Canvas, type Color, createCanvas, grey, type Point, white } from './canvas.ts';
import { fillEllipse, strokePath } from './shapes.ts';
import { drawText } from './text.ts';

interface Axis {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly ticks: readonly number[];
  readonly logarithmic?: boolean;
}

export interface Plot {
  readonly canvas: Canvas;
  /** From the axes' units to pixels. */
  readonly at: (x: number, y: number) => Point;
}

interface PlotFrame {
  readonly title: string;
  readonly x: Axis;
  readonly y: Axis;
}

const [left, top, right, bottom] = [86, 46, 616, 412];
export const ink = grey(40);

/** An empty 640 x 480 plot with a title, a light grid and labelled axes. */
export const createPlot = ({ title, x, y }: PlotFrame): Plot => {
  const canvas = createCanvas(640, 480, white);
  const at = (valueX: number, valueY: number): Point => [
    left + (right - left) * shareOf(x, valueX),
    bottom - (bottom - top) * shareOf(y, valueY),
  ];
  drawText(canvas, title, { at: [(left + right) / 2, 24], size: 12, color: ink, align: 'center' });
  for (const tick of x.ticks) {
    const [across] = at(tick, y.from);
    strokePath(
      canvas,
      [
        [across, top],
        [across, bottom],
      ],
      { color: grey(225), width: 1 },
    );
    drawText(canvas, String(tick), { at: [across, bottom + 16], color: ink, align: 'center' });
  }
  for (const tick of y.ticks) {
    const [, down] = at(x.from, tick);
    strokePath(
      canvas,
      [
        [left, down],
        [right, down],
      ],
      { color: grey(225), width: 1 },
    );
    drawText(canvas, String(tick), { at: [left - 9, down], color: ink, align: 'right' });
  }
  strokePath(
    canvas,
    [
      [left, top],
      [left, bottom],
      [right, bottom],
    ],
    { color: ink, width: 1.6 },
  );
  drawText(canvas, x.label, { at: [(left + right) / 2, bottom + 44], size: 11, color: ink, align: 'center' });
  drawText(canvas, y.label, {
    at: [22, (top + bottom) / 2],
    size: 11,
    color: ink,
    align: 'center',
    upwards: true,
  });
  return { canvas, at };
};

const shareOf = ({ from, to, logarithmic = false }: Axis, value: number): number =>
  logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);

/** Points joined by straight lines, a dot on each. */
export const drawSeries = ({ canvas, at }: Plot, values: readonly Point[], color: Color): void => {
  const points = values.map(([x, y]) => at(x, y));
  strokePath(canvas, points, { color, width: 2.2 });
  for (const center of points) fillEllipse(canvas, { center, radii: [4.5, 4.5] }, { color });
};

/** A line through the plot's units, without dots. */
export const drawGuide = (
  { canvas, at }: Plot,
  values: readonly Point[],
  pen: { color: Color; dash?: number },
): void =>
  strokePath(
    canvas,
    values.map(([x, y]) => at(x, y)),
    { width: 1.6, ...pen },
  );
