import type { Html } from '../html.ts';
import { colours, fontSizes, renderChart } from './render-chart.ts';

export interface Bars {
  readonly colour: keyof typeof colours;
  /** One a category. */
  readonly counts: readonly number[];
}

/** Counts side by side, a group of bars a category. */
export const barChart = (
  label: string,
  { categories, series }: { readonly categories: readonly string[]; readonly series: readonly Bars[] },
): Html =>
  renderChart(
    { height: 240, label },
    {
      grid: { left: 44, right: 4, top: 12, bottom: 24 },
      xAxis: {
        type: 'category',
        data: [...categories],
        axisLine: { lineStyle: { color: colours.neutral } },
        axisTick: { show: false },
        axisLabel: { color: colours.ink, fontSize: fontSizes.label, interval: 0 },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        splitNumber: 4,
        splitLine: { lineStyle: { color: colours.line } },
        axisLabel: { color: colours.muted, fontSize: fontSizes.axis },
      },
      series: series.map(({ colour, counts }) => ({
        type: 'bar',
        silent: true,
        barGap: '8%',
        data: [...counts],
        itemStyle: { color: colours[colour], borderRadius: [2, 2, 0, 0] },
      })),
    },
  );
