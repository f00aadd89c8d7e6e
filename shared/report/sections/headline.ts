import { countOf } from '../../basics/count-of.ts';
import { formatCount } from '../../basics/format-count.ts';
import { releaseCases, whyNotComparable } from '../../compare/comparable.ts';
import { publishedScores } from '../../compare/published-scores.ts';
import { isIncomplete } from '../../ledger/coverage.ts';
import { formatPercent } from '../../like-python/format-percent.ts';
import { caseBounds, formatBounds } from '../../print/format-answered.ts';
import { formatRange } from '../../print/format-range.ts';
import { formatPercentOf } from '../../print/format-share.ts';
import { standingChart } from '../charts/standing-chart.ts';
import type { Score } from '../group-rows.ts';
import { type Html, html } from '../html.ts';
import type { Report } from '../report.ts';
import { table } from '../table.ts';

/** Case accuracy with its interval, next to the published numbers where the cases are the same. */
export const headlineSection = (report: Report): Html => {
  const { run, coverage, figures } = report;
  const { summary, details } = figures;
  const score: Score = {
    correct: summary.correct_cases,
    of: summary.total_cases,
    accuracy: summary.case_accuracy,
    interval: details.intervals.case_accuracy,
  };
  const obstacle = whyNotComparable(report);
  return html`<section aria-labelledby="headline" class="headline">
<div><h2 id="headline">Case accuracy</h2>
<p class="big">${formatPercentOf(score.of, score.accuracy)}</p>
<p class="interval">95% interval <strong>${formatRange(score.interval)}</strong></p>
<p>${formatCount(score.correct)} of ${formatCount(score.of)} cases${isIncomplete(coverage) ? ' that ran' : ''} with every question right.</p>
${isIncomplete(coverage) ? html`<p>${caseBounds}: ${formatBounds(details.case_bounds, 'case')}.</p>` : undefined}
${obstacle === undefined ? undefined : html`<p class="note">Published results are of complete runs over the ${formatCount(releaseCases)} cases of ${publishedScores.dataset}. They are not shown here: ${obstacle} (${countOf(coverage.planned, 'case')} of ${run.dataset}).</p>`}</div>
${obstacle === undefined ? standing(run.model, score) : undefined}</section>`;
};

const standing = (model: string, score: Score): Html => {
  const rows = [
    { name: `${model} (this run)`, caseAccuracy: score.accuracy },
    ...publishedScores.physicians,
    ...publishedScores.models,
  ].sort((a, b) => b.caseAccuracy - a.caseAccuracy);
  return html`<figure>${standingChart(`Case accuracy of ${model} compared with published models and physicians; the figures are in the table below.`, model, score)}
<figcaption>Published models, physicians (dashed), and this run with its 95% interval.</figcaption>
<details><summary>Show the figures</summary>${table({
    caption: `Case accuracy on ${publishedScores.dataset}`,
    columns: ['Model or physician', 'Case accuracy'],
    rows: rows.map(({ name, caseAccuracy }) => [name, formatPercent(caseAccuracy)]),
  })}</details></figure>`;
};
