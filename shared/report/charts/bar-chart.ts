import { formatCount } from '../../basics/format-count.ts';
import type { Html } from '../html.ts';
import { chart, chartWidth, type Plane } from './chart.ts';
import { textWidth } from './fit-text.ts';
import { type Colour, fontSizes, horizontalLine, textMark, verticalBar } from './marks.ts';
import { countTicks, linearScale, type Scale } from './scale.ts';

export interface Bars {
  readonly colour: Colour;
  /** One a category. */
  readonly counts: readonly number[];
}

const height = 240;
/** What the bars take of a category's width, and the gap between two of them in bars. */
const share = { bars: 0.8, gap: 0.08 } as const;

/** Counts side by side, a group of bars a category. */
export const barChart = (
  label: string,
  { categories, series }: { readonly categories: readonly string[]; readonly series: readonly Bars[] },
): Html => {
  const ticks = countTicks(Math.max(0, ...series.flatMap(({ counts }) => counts)));
  const max = Math.max(...ticks);
  const plane: Plane = {
    left: textWidth(formatCount(max), { size: fontSizes.axis }) + 8,
    right: chartWidth - 4,
    top: 12,
    bottom: height - 24,
  };
  const y = linearScale([0, max], [plane.bottom, plane.top]);
  const width = (plane.right - plane.left) / categories.length;
  return chart({ height, label }, [
    ...ticks.flatMap((tick) => tickMarks(tick, y(tick), plane)),
    ...categories.flatMap((category, index) => {
      const left = plane.left + index * width;
      const counts = series.map((bars) => ({ colour: bars.colour, count: bars.counts[index] ?? 0 }));
      return [
        ...barMarks(counts, { left, width }, y),
        textMark(category, {
          x: left + width / 2,
          y: plane.bottom + 14,
          colour: 'ink',
          size: fontSizes.label,
          anchor: 'middle',
        }),
      ];
    }),
    horizontalLine({ from: plane.left, to: plane.right, y: plane.bottom }, { colour: 'neutral' }),
  ]);
};

const tickMarks = (tick: number, y: number, { left, right }: Plane): Html[] => [
  horizontalLine({ from: left, to: right, y }, { colour: 'line' }),
  textMark(formatCount(tick), {
    x: left - 8,
    y,
    colour: 'muted',
    size: fontSizes.axis,
    anchor: 'end',
  }),
];

const barMarks = (
  bars: readonly { readonly colour: Colour; readonly count: number }[],
  category: { readonly left: number; readonly width: number },
  y: Scale,
): Html[] => {
  const width = (category.width * share.bars) / (bars.length + share.gap * (bars.length - 1));
  const start = category.left + (category.width * (1 - share.bars)) / 2;
  return bars.flatMap(({ colour, count }, index) =>
    count > 0
      ? [
          verticalBar(
            { x: start + index * width * (1 + share.gap), y: y(count), width, height: y(0) - y(count) },
            colour,
          ),
        ]
      : [],
  );
};
