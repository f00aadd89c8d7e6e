import type { Canvas } from '../canvas/canvas.ts';
import { createPlot, drawGuide, drawSeries } from '../canvas/plot.ts';
import { drawText } from '../canvas/text.ts';

const green = [60, 140, 70] as const;

/** Growth hormone that a glucose load does not suppress. */
export const drawGrowthHormoneCurve = (): Canvas => {
  const plot = createPlot({
    title: 'Growth hormone after 75 g of glucose by mouth',
    x: { label: 'Minutes', from: 0, to: 130, ticks: [0, 30, 60, 90, 120] },
    y: { label: 'Growth hormone (ug/L)', from: 0, to: 14, ticks: [0, 2, 4, 6, 8, 10, 12, 14] },
  });
  drawGuide(
    plot,
    [
      [0, 1],
      [130, 1],
    ],
    { color: green, dash: 6 },
  );
  drawText(plot.canvas, 'expected to fall below this line', { at: plot.at(35, 1.6), color: green });
  drawSeries(
    plot,
    [
      [0, 10.8],
      [30, 9.6],
      [60, 11.4],
      [90, 10.2],
      [120, 9.9],
    ],
    [160, 40, 60],
  );
  return plot.canvas;
};
