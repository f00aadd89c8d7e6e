import { formatPercent } from '../../like-python/format-percent.ts';
import type { Score } from '../group-rows.ts';
import type { Html } from '../html.ts';
import { publishedScores } from '../published-scores.ts';
import { drawing, line, type Mark, type Plane } from './drawing.ts';
import { colours, fontSizes, percentAxis, renderChart } from './render-chart.ts';

const rowHeight = 26;
const nameWidth = 128;

/** The run's case accuracy with its interval among the published models', and the physicians' as lines. */
export const standingChart = (label: string, model: string, score: Score): Html => {
  const rows = [
    ...publishedScores.models.map((published) => ({ ...published, isOurs: false })),
    { name: model, caseAccuracy: score.accuracy, isOurs: true },
  ].sort((a, b) => b.caseAccuracy - a.caseAccuracy);
  const ours = rows.findIndex(({ isOurs }) => isOurs);
  // Half of the scale is empty for every model published so far.
  const max = (score.interval?.high ?? score.accuracy) > 0.48 ? 1 : 0.5;
  return renderChart(
    { height: rows.length * rowHeight + 48 + 22, label },
    {
      grid: { left: nameWidth + 8, right: 14, top: 48, bottom: 22 },
      xAxis: percentAxis(max),
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(({ name, isOurs }) => ({
          value: name,
          textStyle: isOurs ? { fontWeight: 700, color: colours.cases } : {},
        })),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: {
          color: colours.ink,
          fontSize: fontSizes.label,
          width: nameWidth,
          overflow: 'truncate',
          interval: 0,
        },
      },
      series: [
        {
          type: 'bar',
          silent: true,
          barWidth: 16,
          data: rows.map(({ caseAccuracy, isOurs }) => ({
            value: caseAccuracy,
            itemStyle: { color: isOurs ? colours.cases : colours.neutral, borderRadius: [0, 3, 3, 0] },
            label: {
              show: true,
              position: 'insideLeft',
              color: isOurs ? colours.paper : colours.ink,
              fontSize: fontSizes.axis,
              formatter: formatPercent(caseAccuracy),
            },
          })),
        },
        drawing((plane) => [
          ...publishedScores.physicians.flatMap((physician, index) =>
            physicianMarks(physician, index, plane),
          ),
          ...(score.interval ? whisker(score.interval, plane, plane.y(ours)) : []),
        ]),
      ],
    },
  );
};

/** Names left of their lines and at different heights: the lines stand close together. */
const physicianMarks = (
  { name, caseAccuracy }: { readonly name: string; readonly caseAccuracy: number },
  index: number,
  plane: Plane,
): Mark[] => {
  const x = plane.x(caseAccuracy);
  const labelTop = plane.top - 46 + index * 20;
  return [
    line([x, labelTop, x, plane.bottom], {
      stroke: colours.questions,
      lineWidth: 1.5,
      lineDash: [4, 3],
    }),
    {
      type: 'text',
      x: x - 5,
      y: labelTop,
      style: {
        text: `${name} ${formatPercent(caseAccuracy)}`,
        fill: colours.questions,
        fontSize: fontSizes.axis,
        align: 'right',
      },
    },
  ];
};

const whisker = (
  { low, high }: { readonly low: number; readonly high: number },
  plane: Plane,
  y: number,
): Mark[] => {
  const [from, to] = [plane.x(low), plane.x(high)];
  const style = { stroke: colours.ink, lineWidth: 1.5 };
  return [
    line([from, y, to, y], style),
    line([from, y - 5, from, y + 5], style),
    line([to, y - 5, to, y + 5], style),
  ];
};
