import type { Canvas } from '../canvas/canvas.ts';
import { createPlot, drawGuide, drawSeries, ink } from '../canvas/plot.ts';
import { drawText } from '../canvas/text.ts';

export const drawLdhPlot = (): Canvas => {
  const plot = createPlot({
    title: 'Lactate dehydrogenase under treatment',
    x: { label: 'Weeks since the first dose', from: 0, to: 36, ticks: [0, 4, 8, 12, 16, 20, 24, 28, 32, 36] },
    y: { label: 'LDH (U/L)', from: 0, to: 2000, ticks: [0, 250, 500, 1000, 1500, 2000] },
  });
  drawGuide(
    plot,
    [
      [0, 250],
      [36, 250],
    ],
    { color: [60, 140, 70], dash: 6 },
  );
  drawText(plot.canvas, 'upper limit of normal', {
    at: [330, plot.at(0, 250)[1] - 12],
    color: [60, 140, 70],
  });
  const values = [
    [0, 1840],
    [2, 620],
    [4, 290],
    [8, 240],
    [12, 235],
    [16, 230],
    [20, 240],
    [24, 225],
    [28, 230],
  ] as const;
  drawSeries(plot, [...values, [30, 1120], [32, 640], [34, 300]], [160, 40, 60]);
  const [x, y] = plot.at(29.6, 1500);
  drawText(plot.canvas, 'fever, cough', { at: [x, y], color: ink, align: 'center' });
  drawGuide(
    plot,
    [
      [29.6, 1420],
      [29.6, 1210],
    ],
    { color: ink },
  );
  return plot.canvas;
};
