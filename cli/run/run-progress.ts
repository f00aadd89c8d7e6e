import { countOf } from '../../shared/basics/count-of.ts';
import { addCounts, type CaseCounts, noCases } from '../../shared/ledger/case-counts.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { SeatProgress } from '../../shared/ledger/seat-progress.ts';
import { addWaits, type WaitingCases } from '../../shared/ledger/waiting-cases.ts';
import { formatPercent } from '../../shared/like-python/format-percent.ts';
import { wilsonInterval } from '../../shared/statistics/wilson-interval.ts';
import { partSeparator } from '../terminal/fit-line.ts';
import type { ProgressState } from '../terminal/progress-block.ts';
import { shortCount } from '../terminal/short-count.ts';
import { shortDuration } from '../terminal/short-duration.ts';
import { shortUsd } from '../terminal/short-usd.ts';

/** What is done of a run: cases that its current plan does not run, plus what that plan's seats report. */
export const sumProgress = ({ settledBefore = noCases }: Run, seats: readonly SeatProgress[]): CaseCounts =>
  seats.reduce<CaseCounts>(addCounts, settledBefore);

/** What is known of a run's pace. */
export interface Pace {
  /** Questions answered per minute, when known. */
  readonly perMinute: number | undefined;
  readonly waiting?: WaitingCases | undefined;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The cases of all seats that wait at `now`: a wait that is over says nothing. */
export const sumWaiting = (seats: readonly SeatProgress[], now: number): WaitingCases | undefined =>
  seats
    .map(({ waiting }) => waiting)
    .filter((waiting) => waiting !== undefined && waiting.until > now)
    .reduce<WaitingCases | undefined>(addWaits, undefined);

export const runProgress = (
  { totals, heldTo }: Pick<Run, 'totals' | 'heldTo'>,
  counts: CaseCounts,
  pace: Pace,
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
    [...rates(totals, counts, pace), ...tokens(counts), ...money(totals, counts)],
    waits(pace),
    failedCalls(counts),
    held(heldTo),
  ];
  return {
    share,
    lines: lines.filter((parts) => parts.length > 0).map((parts) => parts.join(partSeparator)),
  };
};

const held = (heldTo: Run['heldTo']): string[] =>
  heldTo
    ? [
        `${countOf(heldTo.conversations, 'conversation')} at once: the account's quota of concurrent Lambda executions (${heldTo.lambdas}) allows no more`,
      ]
    : [];

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

const rates = (totals: Run['totals'], counts: CaseCounts, pace: Pace): string[] => {
  const { perMinute } = pace;
  if (perMinute === undefined) return [];
  const open = totals.questions - counts.questions;
  const rate = `${perMinute < 10 ? perMinute.toFixed(1) : Math.round(perMinute)} questions/min`;
  if (perMinute === 0 || open <= 0) return [rate];
  const openCases = totals.cases - counts.done - counts.failed;
  return [rate, `about ${shortDuration(leftMs((open / perMinute) * 60_000, openCases, pace))} left`];
};

/** Nothing is asked while all open cases wait; otherwise the others are asked meanwhile. */
const leftMs = (askingMs: number, openCases: number, { waiting, now }: Pace): number => {
  if (!waiting) return askingMs;
  return waiting.cases >= openCases
    ? Math.max(0, waiting.from - now) + askingMs
    : Math.max(waiting.until - now, askingMs);
};

/** E.g. `waiting 47 s before round 2, 3 cases`. */
const waits = ({ waiting, now }: Pace): string[] => {
  if (!waiting) return [];
  const { cases, round, from, until } = waiting;
  const next = round === undefined ? 'the next try' : `round ${round}`;
  const ms = (from > now ? from : until) - now;
  return [`waiting ${shortDuration(ms)} before ${next}, ${countOf(cases, 'case')}`];
};

const tokens = ({ inputTokens, outputTokens }: CaseCounts): string[] =>
  inputTokens + outputTokens === 0
    ? []
    : [`tokens ${shortCount(inputTokens)} in, ${shortCount(outputTokens)} out`];

/** Fewer cases say little about the others. */
const minSettled = 5;

/** What the run has cost, and what it will cost if the other cases cost what those that are settled did. */
const money = (
  totals: Run['totals'],
  { usd, settledUsd, pricedQuestions, done, failed }: CaseCounts,
): string[] => {
  if (usd === 0) return [];
  const isProjected = done + failed >= minSettled && pricedQuestions > 0 && done + failed < totals.cases;
  const whole = (settledUsd / pricedQuestions) * totals.questions;
  return [`${shortUsd(usd)}${isProjected ? ` of about ${shortUsd(Math.max(usd, whole))}` : ''}`];
};

const failedCalls = ({ callFailures }: CaseCounts): string[] => {
  const classes = Object.entries(callFailures).sort(([, a], [, b]) => b - a);
  if (classes.length === 0) return [];
  return [`failed calls: ${classes.map(([failure, calls]) => `${calls} ${failure}`).join(', ')}`];
};
