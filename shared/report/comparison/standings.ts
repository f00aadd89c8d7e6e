import { formatCount } from '../../basics/format-count.ts';
import type { Standing } from '../../compare/standing.ts';
import type { Accuracy } from '../../compare/strict-accuracies.ts';
import { formatRange } from '../../print/format-range.ts';
import { formatSeconds } from '../../print/format-seconds.ts';
import { formatPercentOf } from '../../print/format-share.ts';
import { type Html, html } from '../html.ts';
import { table } from '../table.ts';

export const accuracyCell = ({ of, accuracy, interval }: Accuracy): Html =>
  html`${formatPercentOf(of, accuracy)}<small>${formatRange(interval)}</small>`;

/** What a run cost, in cells: dollars, dollars and tokens per right answer, median latency. */
export const costColumns = ['Cost', 'Cost per right answer', 'Tokens per right answer', 'Median latency'];

export const costCells = (run: Standing): (string | Html)[] => {
  const { cost, latency, tokens_per_right_answer: tokens, cost_per_right_answer: perRight } = run;
  return [
    cost === 'unknown' ? '–' : `${cost.complete ? '' : '≥ '}$${cost.usd.toFixed(2)}`,
    perRight === null ? '–' : `$${perRight.toFixed(4)}`,
    tokens === null ? '–' : formatCount(Math.round(tokens)),
    latency
      ? html`${formatSeconds(latency.median_ms)}<small>95% within ${formatSeconds(latency.p95_ms)}</small>`
      : '–',
  ];
};

/** Every run with its accuracies in both readings, cost, tokens and latency. */
export const standingsSection = (runs: readonly Standing[]): Html =>
  html`<section aria-labelledby="runs"><h2 id="runs">Runs</h2>
${table({
  caption: 'Accuracy over the compared cases with 95% intervals, and what it took',
  columns: [
    'Run',
    'Case accuracy',
    'Question accuracy',
    'Cases, strict reading',
    'Questions, strict reading',
    ...costColumns,
  ],
  rows: runs.map((run) => [
    html`${run.label} ${run.model}<small>${run.source}</small>`,
    accuracyCell(run.case_accuracy),
    accuracyCell(run.question_accuracy),
    run.strict ? accuracyCell(run.strict.case_accuracy) : '–',
    run.strict ? accuracyCell(run.strict.question_accuracy) : '–',
    ...costCells(run),
  ]),
})}</section>
`;
