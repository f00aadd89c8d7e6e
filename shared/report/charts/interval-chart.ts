import { formatPercent } from '../../like-python/format-percent.ts';
import type { GroupRow, Score } from '../group-rows.ts';
import type { Html } from '../html.ts';
import { drawing, line, type Mark, type Plane } from './drawing.ts';
import { chartWidth, colours, fontSizes, percentAxis, renderChart } from './render-chart.ts';

const sideSpace = 10;
const axisSpace = 22;

/** Keeps the scale's lines from crossing letters. */
const halo = { stroke: colours.paper, lineWidth: 4 };

/**
 * A row a group: its name, and under it accuracies as dots on their 95 % intervals. Dots are circles for cases and
 * diamonds for questions, hollow for small groups; a dashed line stands at the run's own accuracy.
 * @param overall share of 0 to 1, of cases where the groups have them
 */
export const intervalChart = (
  label: string,
  { rows, overall }: { readonly rows: readonly GroupRow[]; readonly overall: number },
): Html => {
  const hasCases = rows.some(({ cases }) => cases);
  const rowHeight = hasCases ? 54 : 40;
  return renderChart(
    { height: rows.length * rowHeight + axisSpace, label },
    {
      grid: { left: sideSpace, right: sideSpace, top: 0, bottom: axisSpace },
      xAxis: percentAxis(),
      yAxis: { type: 'category', inverse: true, show: false, data: rows.map((_, index) => index) },
      series: [
        drawing((plane) => [
          line([plane.x(overall), plane.top, plane.x(overall), plane.bottom], {
            stroke: colours.neutral,
            lineWidth: 1,
            lineDash: [3, 3],
          }),
          ...rows.flatMap((row, index) => rowMarks(row, plane, plane.y(index) - rowHeight / 2)),
        ]),
      ],
    },
  );
};

const rowMarks = (row: GroupRow, plane: Plane, top: number): Mark[] => {
  const headline = row.cases ?? row.questions;
  const small = row.isSmall;
  return [
    nameMark(row.name, plane.left, top + 6),
    {
      type: 'text',
      x: plane.right,
      y: top + 6,
      style: {
        text: formatPercent(headline.accuracy),
        fill: row.cases ? colours.cases : colours.questions,
        fontSize: fontSizes.label,
        fontWeight: 600,
        align: 'right',
        ...halo,
      },
    },
    ...(row.cases ? scoreMarks(row.cases, plane, { y: top + 30, colour: colours.cases, small }) : []),
    ...scoreMarks(row.questions, plane, {
      y: top + (row.cases ? 43 : 30),
      colour: colours.questions,
      small,
      isDiamond: true,
    }),
  ];
};

const nameMark = (text: string, x: number, y: number): Mark => ({
  type: 'text',
  x,
  y,
  style: {
    text,
    fill: colours.ink,
    fontSize: fontSizes.label,
    width: chartWidth - 2 * sideSpace - 100,
    overflow: 'truncate',
    ...halo,
  },
});

interface Dot {
  readonly y: number;
  readonly colour: string;
  readonly small: boolean;
  readonly isDiamond?: boolean;
}

const scoreMarks = (
  { accuracy, interval }: Score,
  plane: Plane,
  { y, colour, small, isDiamond = false }: Dot,
): Mark[] => {
  const x = plane.x(accuracy);
  const style = { fill: small ? colours.paper : colour, stroke: colour, lineWidth: 1.5 };
  return [
    ...(interval ? [line([plane.x(interval.low), y, plane.x(interval.high), y], { stroke: colour })] : []),
    isDiamond
      ? {
          type: 'polygon',
          shape: {
            points: [
              [x - 5, y],
              [x, y - 5],
              [x + 5, y],
              [x, y + 5],
            ],
          },
          style,
        }
      : { type: 'circle', shape: { cx: x, cy: y, r: 4.5 }, style },
  ];
};
