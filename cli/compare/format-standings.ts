import { formatCount } from '../../shared/basics/format-count.ts';
import type { Comparison } from '../../shared/compare/compare-runs.ts';
import type { Standing } from '../../shared/compare/standing.ts';
import type { Accuracy } from '../../shared/compare/strict-accuracies.ts';
import { formatPercent } from '../../shared/like-python/format-percent.ts';
import { formatPercentOf } from '../../shared/print/format-share.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A column a run, a row a figure. */
export const formatStandings = ({ runs }: Comparison, paint: Terminal['paint']): string => {
  const row = (name: string, figure: (run: Standing) => string) => ['', name, ...runs.map(figure)];
  return table([
    ['', '', ...runs.map(({ label, model }) => paint('bold', `${label}  ${model}`))],
    row('Results', ({ source }) => source),
    row('Case accuracy', ({ case_accuracy }) => formatAccuracy(case_accuracy)),
    row('Question accuracy', ({ question_accuracy }) => formatAccuracy(question_accuracy)),
    row('Case accuracy, strict', ({ strict }) => (strict ? formatAccuracy(strict.case_accuracy) : '–')),
    row('Question accuracy, strict', ({ strict }) =>
      strict ? formatAccuracy(strict.question_accuracy) : '–',
    ),
    row('Before the first error', ({ pathway }) => (pathway ? formatOf(pathway.right_prefix) : '–')),
    row('After only right answers', ({ pathway }) =>
      pathway ? formatConditional(pathway.after_all_right) : '–',
    ),
    row('After an error', ({ pathway }) => (pathway ? formatConditional(pathway.after_error) : '–')),
    row('Cost', formatCost),
    row('Cost per right answer', ({ cost_per_right_answer: cost }) => dollars(cost)),
    row('Tokens', ({ tokens }) => (tokens ? formatCount(tokens.input + tokens.output) : 'unknown')),
    row('Tokens per right answer', ({ tokens_per_right_answer: tokens }) => formatTokens(tokens)),
    row('Latency, median and p95', ({ latency }) =>
      latency ? `${seconds(latency.median_ms)}, ${seconds(latency.p95_ms)}` : 'unknown',
    ),
  ]);
};

export const formatAccuracy = ({ of, accuracy, interval }: Accuracy): string =>
  `${formatPercentOf(of, accuracy)}${interval ? ` (${formatPercent(interval.low)} to ${formatPercent(interval.high)})` : ''}`;

const formatOf = ({ of, share, interval }: NonNullable<Standing['pathway']>['right_prefix']): string =>
  formatAccuracy({ correct: 0, of, accuracy: share, interval });

const formatConditional = ({
  questions: of,
  accuracy,
  interval,
}: NonNullable<Standing['pathway']>['after_error']): string =>
  formatAccuracy({ correct: 0, of, accuracy, interval });

const formatCost = ({ cost }: Standing): string =>
  cost === 'unknown' ? 'unknown' : `${cost.complete ? '' : 'at least '}${dollars(cost.usd)}`;

export const dollars = (usd: number | null): string => (usd === null ? 'unknown' : `$${usd.toFixed(4)}`);
const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

export const formatTokens = (tokens: number | null): string =>
  tokens === null ? 'unknown' : formatCount(Math.round(tokens));
