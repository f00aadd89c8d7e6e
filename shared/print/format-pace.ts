import { countOf } from '../basics/count-of.ts';
import { formatCount } from '../basics/format-count.ts';
import type { PaceTotals } from '../pace/pace-totals.ts';

/** What slowed the run's workers down, a line each; none when nothing did. */
export const formatPace = (pace: PaceTotals | undefined): string[] => {
  if (!pace) return [];
  const times = (count: number) => (count === 1 ? 'once' : `${formatCount(count)} times`);
  const { cuts, server_pauses: pauses, fewest_at_once: fewest, slowest_per_minute: slowest } = pace;
  const rate = slowest === undefined ? '' : `, ${countOf(slowest, 'call')} a minute`;
  return [
    ...(cuts > 0
      ? [
          `  Rate limits slowed workers down ${times(cuts)} (lowest: ${countOf(fewest, 'call')} at once${rate})`,
        ]
      : []),
    ...(pauses > 0 ? [`  Server errors paused workers ${times(pauses)}`] : []),
  ];
};
