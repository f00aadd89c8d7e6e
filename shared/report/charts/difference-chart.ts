import { formatPoints } from '../../print/format-points.ts';
import type { Html } from '../html.ts';
import { chart, chartWidth, type Plane } from './chart.ts';
import { textWidth } from './fit-text.ts';
import { circle, fontSizes, horizontalLine, nameMark, textMark, verticalLine } from './marks.ts';
import { axisHeight } from './percent-axis.ts';
import { linearScale, type Scale } from './scale.ts';

export interface DifferenceRow {
  readonly name: string;
  /** Shares of -1 to 1. */
  readonly difference: number;
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Whether it is a finding; else its mark is hollow. */
  readonly isFound: boolean;
}

const rowHeight = 40;
const sideSpace = 10;
const figureFont = { size: fontSizes.label, isBold: true };

/** A row a difference: its name, and under it a dot on its 95 % interval; a dashed line marks no difference. */
export const differenceChart = (label: string, rows: readonly DifferenceRow[]): Html => {
  const plane: Plane = {
    left: sideSpace,
    right: chartWidth - sideSpace,
    top: 0,
    bottom: rows.length * rowHeight,
  };
  const reach = reachOf(rows);
  const x = linearScale([-reach, reach], [plane.left, plane.right]);
  return chart({ height: plane.bottom + axisHeight, label }, [
    ...axisMarks(reach, x, plane),
    verticalLine({ from: plane.top, to: plane.bottom, x: x(0) }, { colour: 'neutral', dash: '3 3' }),
    ...rows.flatMap((row, index) => rowMarks(row, index * rowHeight, x)),
  ]);
};

/** As far as the furthest interval, in whole points. */
const reachOf = (rows: readonly DifferenceRow[]): number => {
  const ends = rows.flatMap(({ difference, interval }) => [
    difference,
    interval?.low ?? 0,
    interval?.high ?? 0,
  ]);
  return Math.max(1, ...ends.map((end) => Math.ceil(Math.abs(100 * end)))) / 100;
};

const axisMarks = (reach: number, x: Scale, { top, bottom }: Plane): Html[] =>
  ([-reach, 0, reach] as const).flatMap((share, index) => [
    verticalLine({ from: top, to: bottom, x: x(share) }, { colour: 'line' }),
    textMark(share === 0 ? '0' : `${share > 0 ? '+' : ''}${Math.round(100 * share)}`, {
      x: x(share),
      y: bottom + 13,
      colour: 'muted',
      size: fontSizes.axis,
      anchor: index === 0 ? 'start' : index === 1 ? 'middle' : 'end',
    }),
  ]);

const rowMarks = ({ name, difference, interval, isFound }: DifferenceRow, top: number, x: Scale): Html[] => {
  const figure = formatPoints(difference);
  const [left, right] = [sideSpace, chartWidth - sideSpace];
  const y = top + 30;
  return [
    nameMark(name, {
      x: left,
      y: top + 13,
      colour: 'ink',
      size: fontSizes.label,
      maxWidth: right - left - textWidth(figure, figureFont) - 10,
      hasHalo: true,
    }),
    textMark(figure, { ...figureFont, x: right, y: top + 13, colour: 'cases', anchor: 'end', hasHalo: true }),
    ...(interval
      ? [horizontalLine({ from: x(interval.low), to: x(interval.high), y }, { colour: 'cases', width: 2 })]
      : []),
    circle({ x: x(difference), y, colour: 'cases', isHollow: !isFound }),
  ];
};
