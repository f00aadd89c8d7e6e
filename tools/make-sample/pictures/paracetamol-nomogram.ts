import type { Canvas, Point } from '../canvas/canvas.ts';
import { createPlot, drawGuide, drawSeries, ink } from '../canvas/plot.ts';
import { drawText } from '../canvas/text.ts';

/** 100 mg/L four hours after the tablets, halved every four hours. */
const treatmentLine = Array.from({ length: 13 }, (_, hour): Point => [4 + hour, 100 * 2 ** (-hour / 4)]);

export const drawParacetamolNomogram = (): Canvas => {
  const plot = createPlot({
    title: 'Plasma paracetamol after a single ingestion',
    x: { label: 'Hours since ingestion', from: 2, to: 18, ticks: [2, 4, 6, 8, 10, 12, 14, 16, 18] },
    y: {
      label: 'Paracetamol (mg/L)',
      from: 5,
      to: 500,
      ticks: [5, 10, 20, 50, 100, 200, 500],
      logarithmic: true,
    },
  });
  drawGuide(plot, treatmentLine, { color: ink });
  drawText(plot.canvas, 'treatment line', { at: plot.at(11.6, 34), size: 11, color: ink });
  drawSeries(plot, [[7, 92]], [190, 30, 40]);
  drawText(plot.canvas, 'patient', { at: plot.at(7.4, 100), size: 11, color: [190, 30, 40] });
  return plot.canvas;
};
