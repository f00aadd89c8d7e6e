import type { Canvas } from '../canvas/canvas.ts';
import { createPlot, drawGuide, drawSeries, ink } from '../canvas/plot.ts';
import { drawText } from '../canvas/text.ts';

/** Daily means in L/min; the first day is a Monday. */
const means = [
  470, 450, 430, 420, 405, 495, 525, 465, 440, 425, 410, 400, 490, 520, 545, 555, 560, 555, 560, 565, 560,
];

/** Peak flow that falls on days at work and recovers at weekends and in a week off. */
export const drawPeakFlowChart = (): Canvas => {
  const plot = createPlot({
    title: 'Peak expiratory flow, daily mean',
    x: { label: 'Day', from: 0, to: 22, ticks: [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21] },
    y: { label: 'Peak flow (L/min)', from: 300, to: 600, ticks: [300, 350, 400, 450, 500, 550, 600] },
  });
  const periods = [
    { from: 1, to: 5, name: 'at work' },
    { from: 8, to: 12, name: 'at work' },
    { from: 15, to: 19, name: 'week off' },
  ];
  for (const { from, to, name } of periods) {
    drawGuide(
      plot,
      [
        [from, 330],
        [to, 330],
      ],
      { color: ink },
    );
    drawText(plot.canvas, name, { at: plot.at((from + to) / 2, 318), color: ink, align: 'center' });
  }
  drawSeries(
    plot,
    means.map((mean, index) => [index + 1, mean] as const),
    [40, 80, 160],
  );
  return plot.canvas;
};
