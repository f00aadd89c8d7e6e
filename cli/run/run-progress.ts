import { addCounts, type CaseCounts, noCases } from '../../shared/ledger/case-counts.ts';
import type { ChunkProgress } from '../../shared/ledger/chunk-progress.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { formatPercent } from '../../shared/like-python/format-percent.ts';
import { wilsonInterval } from '../../shared/statistics/wilson-interval.ts';
import { partSeparator } from '../terminal/fit-line.ts';
import type { ProgressState } from '../terminal/progress-block.ts';
import { shortCount } from '../terminal/short-count.ts';
import { shortDuration } from '../terminal/short-duration.ts';

/** What is done of a run: cases that its current plan does not run, plus what that plan's chunks report. */
export const sumProgress = ({ settledBefore = noCases }: Run, chunks: readonly ChunkProgress[]): CaseCounts =>
  chunks.reduce<CaseCounts>(addCounts, settledBefore);

/** @param perMinute questions answered per minute, when known */
export const runProgress = (
  { totals }: Pick<Run, 'totals'>,
  counts: CaseCounts,
  perMinute: number | undefined,
): ProgressState => {
  const share = totals.questions === 0 ? 0 : counts.questions / totals.questions;
  const lines = [
    [
      `${Math.floor(100 * share)}%`,
      `${counts.questions}/${totals.questions} questions`,
      `${counts.done}/${totals.cases} cases`,
      ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ],
    accuracies(counts),
    [...pace(totals.questions - counts.questions, perMinute), ...tokens(counts)],
    failedCalls(counts),
  ];
  return {
    share,
    lines: lines.filter((parts) => parts.length > 0).map((parts) => parts.join(partSeparator)),
  };
};

/**
 * Case accuracy over the cases that ran, failed ones as wrong, as in the summary; they are the quick ones while others run.
 * Question accuracy over the answered questions: how many a failed case skips is not known here.
 */
const accuracies = ({ done, failed, correctCases, questions, errors, correct }: CaseCounts): string[] => {
  const ran = done + failed;
  const interval = wilsonInterval(correctCases, ran);
  const asked = questions - errors;
  const range = interval && `${formatPercent(interval.low).slice(0, -1)}–${formatPercent(interval.high)}`;
  return [
    `case accuracy ${range ? `${formatPercent(correctCases / ran)} (95 % ${range})` : '–'}`,
    `question accuracy ${asked > 0 ? `${formatPercent(correct / asked)} of answered` : '–'}`,
  ];
};

const pace = (open: number, perMinute: number | undefined): string[] => {
  if (perMinute === undefined) return [];
  const rate = `${perMinute < 10 ? perMinute.toFixed(1) : Math.round(perMinute)} questions/min`;
  return perMinute === 0 || open <= 0
    ? [rate]
    : [rate, `about ${shortDuration((open / perMinute) * 60_000)} left`];
};

const tokens = ({ inputTokens, outputTokens }: CaseCounts): string[] =>
  inputTokens + outputTokens === 0
    ? []
    : [`tokens ${shortCount(inputTokens)} in, ${shortCount(outputTokens)} out`];

const failedCalls = ({ callFailures }: CaseCounts): string[] => {
  const classes = Object.entries(callFailures).sort(([, a], [, b]) => b - a);
  if (classes.length === 0) return [];
  return [`failed calls: ${classes.map(([failure, calls]) => `${calls} ${failure}`).join(', ')}`];
};
