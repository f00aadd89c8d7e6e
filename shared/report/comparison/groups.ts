import { formatCount } from '../../basics/format-count.ts';
import type { Comparison } from '../../compare/compare-runs.ts';
import { formatPoints, formatPointsRange, formatPValue } from '../../print/format-points.ts';
import { isSignificant } from '../../statistics/significance.ts';
import { type Html, html } from '../html.ts';
import { table } from '../table.ts';

/** Where the runs of each pair differ: a table a pair, folded where there are several. */
export const comparedGroupsSection = ({ readings: { liveclin } }: Comparison): Html =>
  html`<section aria-labelledby="groups"><h2 id="groups">Differences by group</h2>
<p class="note">Question accuracy in percentage points, clustered by case. P (Holm) is adjusted for all groups of the pair. Modalities count per image and per table, as in the summary.</p>
${liveclin.pairs.map((pair) => {
  const found = pair.groups.filter(({ p_holm }) => isSignificant(p_holm)).length;
  const name = `${pair.to} - ${pair.from}: ${found} of ${pair.groups.length} groups differ`;
  return html`<details${liveclin.pairs.length === 1 ? html` open` : undefined}><summary>${name}</summary>
${table({
  caption: name,
  columns: ['Group', { text: 'Grouping' }, 'Questions', 'Difference', 'p', 'p (Holm)'],
  rows: pair.groups.map((group) => [
    group.name,
    group.grouping,
    formatCount(group.questions),
    html`${formatPoints(group.difference)}<small>${formatPointsRange(group.interval)}</small>`,
    formatPValue(group.p_value),
    formatPValue(group.p_holm),
  ]),
})}</details>
`;
})}</section>
`;
