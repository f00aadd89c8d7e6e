import { publishedScores } from '../../compare/published-scores.ts';
import { formatPercent } from '../../like-python/format-percent.ts';
import type { Interval } from '../../statistics/interval.ts';
import type { Score } from '../group-rows.ts';
import type { Html } from '../html.ts';
import { chart, chartWidth, type Plane } from './chart.ts';
import { textWidth } from './fit-text.ts';
import { fontSizes, horizontalBar, horizontalLine, nameMark, textMark, verticalLine } from './marks.ts';
import { axisHeight, percentAxis } from './percent-axis.ts';
import { linearScale, type Scale } from './scale.ts';

const rowHeight = 26;
const barHeight = 16;
const nameWidth = 128;
const nameSpace = 8;
const figureSpace = 5;
/** The physicians' names are above the bars. */
const top = 48;
/** The paper's edge keeps a whisker visible on its bar. */
const whiskerStrokes = [
  { colour: 'paper', width: 4.5 },
  { colour: 'ink', width: 1.5 },
] as const;

interface Standing {
  readonly name: string;
  readonly caseAccuracy: number;
  /** Of the run; the published ones have none. */
  readonly interval?: Interval | null;
  readonly isOurs: boolean;
}

/** The run's case accuracy with its interval among the published models', and the physicians' as lines. */
export const standingChart = (label: string, model: string, { accuracy, interval }: Score): Html => {
  const rows: Standing[] = [
    ...publishedScores.models.map((published) => ({ ...published, isOurs: false })),
    { name: model, caseAccuracy: accuracy, interval, isOurs: true },
  ].sort((a, b) => b.caseAccuracy - a.caseAccuracy);
  const plane: Plane = {
    left: nameWidth + nameSpace,
    right: chartWidth - 14,
    top,
    bottom: top + rows.length * rowHeight,
  };
  // Half of the scale is empty for every model published so far.
  const percents = (interval?.high ?? accuracy) > 0.48 ? [0, 25, 50, 75, 100] : [0, 10, 20, 30, 40, 50];
  const x = linearScale([0, Math.max(...percents) / 100], [plane.left, plane.right]);
  const middle = (row: number): number => top + (row + 0.5) * rowHeight;
  return chart({ height: plane.bottom + axisHeight, label }, [
    ...percentAxis(percents, x, plane),
    ...rows.flatMap((row, index) => barMarks(row, middle(index), x)),
    ...publishedScores.physicians.flatMap((physician, index) => physicianMarks(physician, index, x, plane)),
    ...rows.flatMap((row, index) => (row.interval ? whisker(row.interval, middle(index), x) : [])),
  ]);
};

const barMarks = ({ name, caseAccuracy, isOurs }: Standing, y: number, x: Scale): Html[] => {
  const [start, end] = [x(0), x(caseAccuracy)];
  const figure = formatPercent(caseAccuracy);
  const fits = textWidth(figure, { size: fontSizes.axis }) + 2 * figureSpace < end - start;
  return [
    nameMark(name, {
      x: start - nameSpace,
      y,
      colour: isOurs ? 'cases' : 'ink',
      size: fontSizes.label,
      isBold: isOurs,
      anchor: 'end',
      maxWidth: nameWidth,
    }),
    horizontalBar(
      { x: start, y: y - barHeight / 2, width: end - start, height: barHeight },
      isOurs ? 'cases' : 'neutral',
    ),
    textMark(figure, {
      x: (fits ? start : end) + figureSpace,
      y,
      colour: fits && isOurs ? 'paper' : 'ink',
      size: fontSizes.axis,
    }),
  ];
};

/** Names left of their lines and at different heights: the lines are close together. */
const physicianMarks = (
  { name, caseAccuracy }: { readonly name: string; readonly caseAccuracy: number },
  index: number,
  x: Scale,
  plane: Plane,
): Html[] => {
  const labelTop = 2 + index * 20;
  return [
    verticalLine(
      { from: labelTop, to: plane.bottom, x: x(caseAccuracy) },
      { colour: 'questions', width: 1.5, dash: '4 3' },
    ),
    textMark(`${name} ${formatPercent(caseAccuracy)}`, {
      x: x(caseAccuracy) - 5,
      y: labelTop + 6,
      colour: 'questions',
      size: fontSizes.axis,
      anchor: 'end',
    }),
  ];
};

const whisker = ({ low, high }: Interval, y: number, x: Scale): Html[] =>
  whiskerStrokes.flatMap((stroke) => [
    horizontalLine({ from: x(low), to: x(high), y }, stroke),
    ...[low, high].map((end) => verticalLine({ from: y - 5, to: y + 5, x: x(end) }, stroke)),
  ]);
