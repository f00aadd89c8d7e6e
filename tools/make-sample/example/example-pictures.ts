import type { Canvas } from '../canvas/canvas.ts';
import { drawGrowthHormoneCurve } from './growth-hormone-curve.ts';
import { drawPeakFlowChart } from './peak-flow-chart.ts';

/** By the file names that the example's cases give them. */
export const examplePictures: Readonly<Record<string, () => Canvas>> = {
  'peak-flow.png': drawPeakFlowChart,
  'growth-hormone.png': drawGrowthHormoneCurve,
};
