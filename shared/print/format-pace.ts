import { countOf } from '../basics/count-of.ts';
import { formatCount } from '../basics/format-count.ts';
import type { PaceTotals } from '../pace/pace-totals.ts';
import { describeLimit } from './describe-limits.ts';

/** Changes of the limits that are shown; the results file has them all. */
const shownChanges = 6;

/** What slowed the run's workers down, a line each; none when nothing did. */
export const formatPace = (pace: PaceTotals | undefined): string[] => {
  if (!pace) return [];
  const times = (count: number) => (count === 1 ? 'once' : `${formatCount(count)} times`);
  const { cuts, server_pauses: pauses, fewest_at_once: fewest, slowest_per_minute: slowest } = pace;
  const lowest = [
    ...(fewest === undefined ? [] : [`${countOf(fewest, 'call')} at once`]),
    ...(slowest === undefined ? [] : [`${countOf(slowest, 'call')} a minute`]),
  ].join(', ');
  return [
    ...(cuts > 0
      ? [`  Rate limits slowed workers down ${times(cuts)}${lowest === '' ? '' : ` (lowest: ${lowest})`}`]
      : []),
    ...historyLines(pace),
    ...waitLines(pace),
    ...(pauses > 0 ? [`  Server errors paused workers ${times(pauses)}`] : []),
  ];
};

const historyLines = ({ history, cuts }: PaceTotals): string[] => {
  if (cuts === 0 || history.length < 2) return [];
  const shown = history
    .slice(-shownChanges)
    .map((change) => `${change.at.slice(11, 16)} ${describeLimit(change)}`);
  return [`  Limit over time (UTC): ${history.length > shownChanges ? '..., ' : ''}${shown.join(', ')}`];
};

const waitLines = ({ refused_calls: refused = 0, waited_seconds: waited = 0 }: PaceTotals): string[] =>
  refused === 0 && waited === 0
    ? []
    : [`  ${countOf(refused, 'call')} refused; calls waited ${formatCount(waited)} s in all for their turn`];
