import { createNormal } from '../../random.ts';
import type { Canvas, Color } from '../canvas/canvas.ts';
import { createPlot, drawGuide, ink, type Plot } from '../canvas/plot.ts';
import { fillEllipse } from '../canvas/shapes.ts';
import { drawText } from '../canvas/text.ts';

const dot: Color = [40, 70, 150];

/** Granulocytes: most lack both markers, the rest carry both. */
export const drawFlowCytometryPlot = (): Canvas => {
  const plot = createPlot({
    title: 'Gate: granulocytes',
    x: {
      label: 'FLAER (fluorescence units)',
      from: 1,
      to: 10000,
      ticks: [1, 10, 100, 1000, 10000],
      logarithmic: true,
    },
    y: {
      label: 'CD24 (fluorescence units)',
      from: 1,
      to: 10000,
      ticks: [1, 10, 100, 1000, 10000],
      logarithmic: true,
    },
  });
  drawCloud(plot, { center: [0.75, 0.8], events: 720, seed: 31 });
  drawCloud(plot, { center: [3.05, 2.95], events: 300, seed: 32 });
  drawGuide(
    plot,
    [
      [80, 1],
      [80, 10000],
    ],
    { color: ink },
  );
  drawGuide(
    plot,
    [
      [1, 80],
      [10000, 80],
    ],
    { color: ink },
  );
  drawText(plot.canvas, '71 %', { at: [100, 392], size: 12, color: ink });
  drawText(plot.canvas, '29 %', { at: [566, 64], size: 12, color: ink });
  return plot.canvas;
};

const drawCloud = (
  { canvas, at }: Plot,
  { center, events, seed }: { center: readonly [number, number]; events: number; seed: number },
): void => {
  const normal = createNormal(seed);
  for (let event = 0; event < events; event++) {
    const x = Math.max(0.03, center[0] + normal() * 0.24);
    const y = Math.max(0.03, center[1] + normal() * 0.24);
    fillEllipse(canvas, { center: at(10 ** x, 10 ** y), radii: [1.5, 1.5] }, { color: dot });
  }
};
