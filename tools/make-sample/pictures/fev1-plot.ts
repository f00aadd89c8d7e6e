import type { Canvas } from '../canvas/canvas.ts';
import { createPlot, drawGuide, drawSeries } from '../canvas/plot.ts';
import { drawText } from '../canvas/text.ts';

export const drawFev1Plot = (): Canvas => {
  const plot = createPlot({
    title: 'Forced expiratory volume in one second',
    x: { label: 'Months since diagnosis', from: 0, to: 20, ticks: [0, 3, 6, 9, 12, 15, 18] },
    y: { label: 'FEV1 (L)', from: 1, to: 4, ticks: [1, 1.5, 2, 2.5, 3, 3.5, 4] },
  });
  drawGuide(
    plot,
    [
      [0, 3.2],
      [20, 3.2],
    ],
    { color: [60, 140, 70], dash: 6 },
  );
  drawText(plot.canvas, 'predicted', { at: [110, plot.at(0, 3.2)[1] - 12], color: [60, 140, 70] });
  drawSeries(
    plot,
    [
      [0, 2.45],
      [3, 2.35],
      [6, 2.2],
      [9, 2.1],
      [12, 1.95],
      [15, 1.8],
      [18, 1.7],
    ],
    [160, 40, 60],
  );
  return plot.canvas;
};
