import type { Canvas } from '../canvas/canvas.ts';
import { createPlot, drawSeries } from '../canvas/plot.ts';

export const drawTumourGrowthPlot = (): Canvas => {
  const plot = createPlot({
    title: 'Largest extracanalicular diameter on MRI',
    x: { label: 'Months since diagnosis', from: 0, to: 32, ticks: [0, 6, 12, 18, 24, 30] },
    y: { label: 'Diameter (mm)', from: 0, to: 24, ticks: [0, 4, 8, 12, 16, 20, 24] },
  });
  drawSeries(
    plot,
    [
      [0, 11],
      [6, 11.5],
      [12, 13],
      [18, 14.5],
      [24, 16.5],
      [30, 18.5],
    ],
    [30, 80, 160],
  );
  return plot.canvas;
};
