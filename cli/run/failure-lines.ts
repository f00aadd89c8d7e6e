import { countOf } from '../../shared/basics/count-of.ts';
import { oneLine } from '../../shared/basics/one-line.ts';
import { visibleLine } from '../../shared/basics/visible-text.ts';
import type { FailedCall, SeatProgress } from '../../shared/ledger/seat-progress.ts';

type PrintedCall = Omit<FailedCall, 'number'>;

const failureLine = ({ at, caseId, question, round, try: tryNumber, failure, message }: PrintedCall) =>
  visibleLine(
    `${at} case ${caseId} Q${question} round ${round} try ${tryNumber}: ${failure}: ${oneLine(message)}`,
  );

const nameOf = ({ caseId, question, at }: PrintedCall) => `${caseId} Q${question} ${at}`;

/**
 * Reads new failed calls from the seats' progress, one line each.
 * @param shown gets the names of the calls that are shown
 */
export const createFailureReader = (shown: Set<string> = new Set()) => {
  const lastShown = new Map<number, number>();
  return (seats: readonly SeatProgress[]): string[] =>
    seats.flatMap(({ seat, failures = [] }) => {
      const last = lastShown.get(seat) ?? 0;
      const latest = failures.at(-1)?.number ?? 0;
      lastShown.set(seat, latest);
      // A seat's next worker is a new one, whose numbers start again.
      const news = failures.filter(({ number }) => number > last || latest < last);
      for (const call of news) shown.add(nameOf(call));
      const missed = Math.max(0, (news[0]?.number ?? 0) - last - 1);
      const lines = news.map(failureLine);
      return missed > 0 ? [`... ${countOf(missed, 'more failed call')}, listed at the end`, ...lines] : lines;
    });
};

/** Lines of failed calls that were never shown: too many at once, or before `watch` began. */
export const unshownFailureLines = (
  calls: readonly PrintedCall[],
  shown: ReadonlySet<string>,
): readonly string[] => {
  const lines = new Set(calls.filter((call) => !shown.has(nameOf(call))).map(failureLine));
  return lines.size === 0 ? [] : [`Failed calls not shown so far (${lines.size}):`, ...lines];
};
