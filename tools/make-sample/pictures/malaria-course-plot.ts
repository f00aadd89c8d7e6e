import type { Canvas, Color } from '../canvas/canvas.ts';
import { createPlot, drawGuide, drawSeries, ink } from '../canvas/plot.ts';
import { drawText } from '../canvas/text.ts';

const red: Color = [180, 40, 50];
const blue: Color = [40, 70, 160];

export const drawMalariaCoursePlot = (): Canvas => {
  const plot = createPlot({
    title: 'Haemoglobin and parasitaemia after artesunate',
    x: { label: 'Days since the first dose', from: 0, to: 22, ticks: [0, 3, 7, 10, 14, 17, 21] },
    y: { label: 'Haemoglobin (g/dL), parasitaemia (%)', from: 0, to: 14, ticks: [0, 2, 4, 6, 8, 10, 12, 14] },
  });
  drawSeries(
    plot,
    [
      [0, 10.4],
      [1, 10],
      [3, 9.7],
      [5, 9.8],
      [7, 9.9],
      [10, 9.2],
      [12, 7.9],
      [14, 6.6],
    ],
    red,
  );
  drawSeries(
    plot,
    [
      [0, 12],
      [1, 5.5],
      [2, 1.2],
      [3, 0.1],
      [5, 0],
      [7, 0],
      [10, 0],
      [14, 0],
    ],
    blue,
  );
  drawText(plot.canvas, 'haemoglobin', { at: plot.at(14.7, 6.6), size: 11, color: red });
  drawText(plot.canvas, 'parasitaemia', { at: plot.at(14.7, 0.6), size: 11, color: blue });
  drawGuide(
    plot,
    [
      [14, 0],
      [14, 13],
    ],
    { color: ink, dash: 4 },
  );
  drawText(plot.canvas, 'today', { at: plot.at(14, 13.5), color: ink, align: 'center' });
  return plot.canvas;
};
