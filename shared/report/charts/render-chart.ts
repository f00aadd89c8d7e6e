import { BarChart, CustomChart } from 'echarts/charts';
import { GridComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { type Html, html, trusted } from '../html.ts';

// Only what is drawn here: the summary function bundles it.
use([BarChart, CustomChart, GridComponent, SVGRenderer]);

/** Width of every chart in its own units: a phone shows them a little smaller, a desk a little larger. */
export const chartWidth = 440;

/** Colours are the page's variables, so that a chart follows its light, dark and printed form. */
export const colours = {
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  paper: 'var(--paper)',
  cases: 'var(--cases)',
  questions: 'var(--questions)',
  neutral: 'var(--neutral)',
} as const;

export const fontSizes = { label: 13, axis: 12 } as const;

/** A horizontal scale of shares in percent. */
export const percentAxis = (max = 1) => ({
  type: 'value' as const,
  min: 0,
  max,
  interval: max > 0.5 ? 0.25 : 0.1,
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: colours.line } },
  axisLabel: {
    color: colours.muted,
    fontSize: fontSizes.axis,
    alignMinLabel: 'left' as const,
    alignMaxLabel: 'right' as const,
    formatter: (share: number) => `${Math.round(share * 1_000) / 10}%`,
  },
});

/** A chart as an SVG element that scales with its place; the same option gives the same bytes. */
export const renderChart = (
  { height, label }: { readonly height: number; readonly label: string },
  option: EChartsCoreOption,
): Html => {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: chartWidth, height });
  try {
    chart.setOption({ animation: false, textStyle: { fontFamily: 'inherit' }, ...option });
    return html`<svg role="img" aria-label="${label}" viewBox="0 0 ${chartWidth} ${height}">${trusted(marksOf(chart.renderToSVGString()))}</svg>`;
  } finally {
    // Its timers would keep the process alive.
    chart.dispose();
  }
};

/** What echarts draws, without its root element, its background, and its numbering of charts and their hover states. */
const marksOf = (svg: string): string =>
  svg
    .replace(/<style.*?<\/style>/gs, '')
    .replace(/ (?:ecmeta_\w+|class)="[^"]*"/g, '')
    .replace(/^.*?<svg[^>]*>\s*<rect[^>]*><\/rect>\s*/s, '')
    .replace(/<\/svg>\s*$/, '')
    .replace(/\n\s*\n+/g, '\n');
