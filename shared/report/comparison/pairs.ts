import { countOf } from '../../basics/count-of.ts';
import { formatCount } from '../../basics/format-count.ts';
import type { ReadingComparison } from '../../compare/compare-reading.ts';
import type { Comparison } from '../../compare/compare-runs.ts';
import { describeNonInferiority, listSets, verdictOf } from '../../print/describe-comparison.ts';
import {
  formatPoints,
  formatPointsRange,
  formatPValue,
  formatUnsignedPoints,
} from '../../print/format-points.ts';
import { isSignificant } from '../../statistics/significance.ts';
import { differenceChart } from '../charts/difference-chart.ts';
import { type Html, html } from '../html.ts';
import { table } from '../table.ts';

/** Every pair in both readings, and the sets that cannot be told apart. */
export const pairsSection = ({ readings: { liveclin, strict } }: Comparison): Html =>
  html`<section aria-labelledby="pairs"><h2 id="pairs">Differences</h2>
<p class="note">The later run less the earlier one, in percentage points of the same cases. Intervals and p values of question accuracy are clustered by case (t distribution); the bootstrap draws cases. Cases are compared with the exact McNemar test. P values are adjusted for all pairs (Holm). Hollow marks: cannot be told apart.</p>
${readingPart('The benchmark’s reading (liveclin)', liveclin)}
${strict ? readingPart('Strict reading', strict) : html`<h3>Strict reading</h3><p>Not in every file; add it with npx liveclin rescore.</p>`}</section>
`;

const readingPart = (title: string, { pairs, sets }: ReadingComparison): Html => html`<h3>${title}</h3>
${pairs.length === 1 ? html`<p><strong>${pairs.map((pair) => html`${verdictOf(pair)}`)}</strong></p>` : setsList(sets)}
<figure>${differenceChart(
  `Differences of question accuracy, ${title}; the figures are in the table below.`,
  pairs.map((pair) => ({
    name: `${pair.to} - ${pair.from}`,
    ...pair.question_accuracy,
    isFound: isSignificant(pair.question_p_holm),
  })),
)}</figure>
${pairsTable(title, pairs)}
`;

const setsList = (sets: ReadingComparison['sets']): Html =>
  html`<p>Sets that cannot be told apart by question accuracy: ${listSets(sets.question_accuracy)}; by case accuracy: ${listSets(sets.case_accuracy)}.</p>`;

const pairsTable = (title: string, pairs: ReadingComparison['pairs']): Html => {
  const margin = pairs[0]?.non_inferiority?.margin;
  return table({
    caption: `Differences by pair, ${title}`,
    columns: [
      'Pair',
      'Questions',
      'p',
      'Least detectable',
      'Cases',
      'p (McNemar)',
      ...(margin === undefined ? [] : [`Not worse by ${formatUnsignedPoints(margin)}`]),
    ],
    rows: pairs.map(({ from, to, question_accuracy: questions, case_accuracy: cases, ...pair }) => [
      `${to} - ${from}`,
      html`${formatPoints(questions.difference)}<small>${formatPointsRange(questions.interval)}</small><small>bootstrap ${formatPointsRange(questions.bootstrap)}</small>`,
      formatPValue(pair.question_p_holm),
      questions.smallest_detectable === null ? '–' : formatUnsignedPoints(questions.smallest_detectable),
      html`${formatPoints(cases.difference)}<small>${countOf(cases.gained, 'gained', 'gained')}, ${formatCount(cases.lost)} lost</small>`,
      formatPValue(pair.case_p_holm),
      ...(pair.non_inferiority ? [describeNonInferiority(pair.non_inferiority)] : []),
    ]),
  });
};
