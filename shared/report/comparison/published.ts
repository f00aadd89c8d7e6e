import type { Comparison } from '../../compare/compare-runs.ts';
import { formatPercent } from '../../like-python/format-percent.ts';
import { publishedNote } from '../../print/describe-comparison.ts';
import { formatPoints, formatPointsRange } from '../../print/format-points.ts';
import { type Html, html } from '../html.ts';
import { table } from '../table.ts';

/** Each run against the physicians' published lines, or why it is not compared with them. */
export const publishedSection = ({ runs }: Comparison): Html => {
  const compared = runs.flatMap(({ label, model, published }) =>
    typeof published === 'string' ? [] : published.map((line) => ({ label, model, ...line })),
  );
  const others = runs.filter(({ published }) => typeof published === 'string');
  return html`<section aria-labelledby="published"><h2 id="published">Against physicians, as published</h2>
${others.map(({ label, published }) => html`<p class="note">${label} is not compared: ${String(published)}.</p>`)}
${
  compared.length === 0
    ? undefined
    : html`<p class="note">${publishedNote}</p>
${table({
  caption: 'Case accuracy against the published lines, in percentage points',
  columns: ['Run', { text: 'Published' }, 'Difference', { text: 'Result' }],
  rows: compared.map(({ label, model, name, case_accuracy, difference, interval, verdict }) => [
    `${label} ${model}`,
    `${name} ${formatPercent(case_accuracy)}`,
    html`${formatPoints(difference)}<small>${formatPointsRange(interval)}</small>`,
    verdict,
  ]),
})}`
}</section>
`;
};
