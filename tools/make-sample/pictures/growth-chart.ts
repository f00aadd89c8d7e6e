import { type Canvas, grey, type Point } from '../canvas/canvas.ts';
import { createPlot, drawGuide, drawSeries } from '../canvas/plot.ts';
import { drawText } from '../canvas/text.ts';

/** Rounded made-up reference for girls: age in years, median height in cm. Not for clinical use. */
const median: readonly Point[] = [
  [2, 86],
  [3, 95],
  [4, 102],
  [5, 109],
  [6, 115],
  [7, 121],
  [8, 127],
  [9, 133],
  [10, 139],
  [11, 145],
  [12, 151],
  [13, 156.5],
  [14, 160],
  [15, 162],
  [16, 163],
  [17, 163.5],
  [18, 163.5],
];
/** Standard deviations from the median, with the centile's name. */
const centiles = [
  [-1.88, '3'],
  [-1.04, '15'],
  [0, '50'],
  [1.04, '85'],
  [1.88, '97'],
] as const;
const girl: readonly Point[] = [
  [2, 82.5],
  [3, 90.5],
  [4, 97],
  [5, 101.5],
  [6, 106],
  [7, 110],
  [8, 114],
  [9, 117.5],
  [10, 121],
  [11.5, 125.5],
];

export const drawGrowthChart = (): Canvas => {
  const plot = createPlot({
    title: 'Height for age, girls (centiles 3, 15, 50, 85, 97)',
    x: { label: 'Age (years)', from: 2, to: 19, ticks: [2, 4, 6, 8, 10, 12, 14, 16, 18] },
    y: { label: 'Height (cm)', from: 70, to: 185, ticks: [80, 100, 120, 140, 160, 180] },
  });
  for (const [deviations, name] of centiles) {
    const curve = median.map(([age, height]): Point => [age, height * (1 + 0.042 * deviations)]);
    drawGuide(plot, curve, { color: deviations === 0 ? grey(70) : grey(150) });
    const [x, y] = curve.at(-1) ?? [18, 160];
    drawText(plot.canvas, name, { at: [plot.at(x, y)[0] + 6, plot.at(x, y)[1]], size: 9, color: grey(60) });
  }
  drawSeries(plot, girl, [180, 40, 90]);
  return plot.canvas;
};
