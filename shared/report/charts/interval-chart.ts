import { formatPercent } from '../../like-python/format-percent.ts';
import type { GroupRow, Score } from '../group-rows.ts';
import type { Html } from '../html.ts';
import { chart, chartWidth, type Plane } from './chart.ts';
import { textWidth } from './fit-text.ts';
import {
  type Colour,
  circle,
  type Dot,
  diamond,
  fontSizes,
  horizontalLine,
  nameMark,
  textMark,
  verticalLine,
} from './marks.ts';
import { axisHeight, percentAxis } from './percent-axis.ts';
import { linearScale, type Scale } from './scale.ts';

const sideSpace = 10;
const figureFont = { size: fontSizes.label, isBold: true };
const nameSpace = 10;

/** Middles of a row's lines below its top. */
const lines = { name: 13, first: 30, second: 43 } as const;

/**
 * A row a group: its name, and under it accuracies as dots on their 95 % intervals. Dots are circles for cases and
 * diamonds for questions, hollow for small groups; a dashed line marks the run's own accuracy.
 * @param overall share of 0 to 1, of cases where the groups have them; without it there is no line
 */
export const intervalChart = (
  label: string,
  { rows, overall }: { readonly rows: readonly GroupRow[]; readonly overall?: number },
): Html => {
  const rowHeight = rows.some(({ cases }) => cases) ? 54 : 40;
  const plane: Plane = {
    left: sideSpace,
    right: chartWidth - sideSpace,
    top: 0,
    bottom: rows.length * rowHeight,
  };
  const x = linearScale([0, 1], [plane.left, plane.right]);
  return chart({ height: plane.bottom + axisHeight, label }, [
    ...percentAxis([0, 25, 50, 75, 100], x, plane),
    ...(overall === undefined
      ? []
      : [
          verticalLine(
            { from: plane.top, to: plane.bottom, x: x(overall) },
            { colour: 'neutral', dash: '3 3' },
          ),
        ]),
    ...rows.flatMap((row, index) => rowMarks(row, index * rowHeight, x)),
  ]);
};

const rowMarks = ({ name, cases, questions, isSmall }: GroupRow, top: number, x: Scale): Html[] => [
  ...headMarks(name, formatPercent((cases ?? questions).accuracy), {
    y: top + lines.name,
    colour: cases ? 'cases' : 'questions',
    x,
  }),
  ...(cases
    ? scoreMarks(cases, x, circle, { y: top + lines.first, colour: 'cases', isHollow: isSmall })
    : []),
  ...scoreMarks(questions, x, diamond, {
    y: top + (cases ? lines.second : lines.first),
    colour: 'questions',
    isHollow: isSmall,
  }),
];

/** A name and, at the other end of its line, the figure. */
const headMarks = (
  name: string,
  figure: string,
  { x, y, colour }: { readonly x: Scale; readonly y: number; readonly colour: Colour },
): Html[] => [
  nameMark(name, {
    x: x(0),
    y,
    colour: 'ink',
    size: fontSizes.label,
    maxWidth: x(1) - x(0) - textWidth(figure, figureFont) - nameSpace,
    hasHalo: true,
  }),
  textMark(figure, { ...figureFont, x: x(1), y, colour, anchor: 'end', hasHalo: true }),
];

const scoreMarks = (
  { accuracy, interval }: Score,
  x: Scale,
  dot: (dot: Dot) => Html,
  look: Omit<Dot, 'x'>,
): Html[] => [
  ...(interval
    ? [
        horizontalLine(
          { from: x(interval.low), to: x(interval.high), y: look.y },
          { colour: look.colour, width: 2 },
        ),
      ]
    : []),
  dot({ ...look, x: x(accuracy) }),
];
