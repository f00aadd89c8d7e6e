import type { Html } from '../html.ts';
import type { Plane } from './chart.ts';
import { fontSizes, textMark, verticalLine } from './marks.ts';
import type { Scale } from './scale.ts';

/** Height of its labels below the plane. */
export const axisHeight = 22;

/** Lines of a horizontal scale over a plane and their labels below it; the outer labels stay within the plane. */
export const percentAxis = (percents: readonly number[], x: Scale, { top, bottom }: Plane): Html[] =>
  percents.flatMap((percent, index) => [
    verticalLine({ from: top, to: bottom, x: x(percent / 100) }, { colour: 'line' }),
    textMark(`${percent}%`, {
      x: x(percent / 100),
      y: bottom + 13,
      colour: 'muted',
      size: fontSizes.axis,
      anchor: index === 0 ? 'start' : index === percents.length - 1 ? 'end' : 'middle',
    }),
  ]);
