import { formatCount } from '../../shared/basics/format-count.ts';
import type { Comparison } from '../../shared/compare/compare-runs.ts';
import type { Standing } from '../../shared/compare/standing.ts';
import type { Accuracy } from '../../shared/compare/strict-accuracies.ts';
import {
  independentNote,
  type PathwayFigure,
  pathwayCaveat,
  pathwayFigures,
} from '../../shared/print/format-pathway.ts';
import { formatRange } from '../../shared/print/format-range.ts';
import { formatSeconds } from '../../shared/print/format-seconds.ts';
import { formatPercentOf } from '../../shared/print/format-share.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A column a run, a row a figure. */
export const formatStandings = ({ runs }: Comparison, paint: Terminal['paint']): string => {
  const hasPathway = runs.some(({ pathway }) => pathway);
  return standingsTable(runs, paint) + (hasPathway ? `  ${independentNote}\n  ${pathwayCaveat}\n` : '');
};

const standingsTable = (runs: readonly Standing[], paint: Terminal['paint']): string => {
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
    ...pathwayRows(runs),
    row('Cost', formatCost),
    row('Cost per right answer', ({ cost_per_right_answer: cost }) => dollars(cost)),
    row('Tokens', ({ tokens }) => (tokens ? formatCount(tokens.input + tokens.output) : 'unknown')),
    row('Tokens per right answer', ({ tokens_per_right_answer: tokens }) => formatTokens(tokens)),
    row('Latency, median and p95', ({ latency }) =>
      latency ? `${formatSeconds(latency.median_ms)}, ${formatSeconds(latency.p95_ms)}` : 'unknown',
    ),
  ]);
};

export const formatAccuracy = ({ of, accuracy, interval }: Accuracy): string =>
  `${formatPercentOf(of, accuracy)}${interval ? ` (${formatRange(interval)})` : ''}`;

/** Of the runs that have a pathway. */
const pathwayRows = (runs: readonly Standing[]): string[][] => {
  const figures = runs.map(({ pathway }) => (pathway ? pathwayFigures(pathway) : []));
  const names = figures.find(({ length }) => length > 0)?.map(({ name }) => name) ?? [];
  return names.map((name, index) => [
    '',
    name,
    ...figures.map((ofRun) => (ofRun[index] ? formatFigure(ofRun[index]) : '–')),
  ]);
};

const formatFigure = ({ of, accuracy, interval, if_independent }: PathwayFigure): string =>
  `${formatPercentOf(of, accuracy)} [${formatPercentOf(of, if_independent)}]${interval ? ` (${formatRange(interval)})` : ''}`;

const formatCost = ({ cost }: Standing): string =>
  cost === 'unknown' ? 'unknown' : `${cost.complete ? '' : 'at least '}${dollars(cost.usd)}`;

export const dollars = (usd: number | null): string => (usd === null ? 'unknown' : `$${usd.toFixed(4)}`);

export const formatTokens = (tokens: number | null): string =>
  tokens === null ? 'unknown' : formatCount(Math.round(tokens));
