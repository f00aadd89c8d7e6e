import type { PaceTotals } from '../pace/pace-totals.ts';

/** What slowed the run's workers down, a line each; none when nothing did. */
export const formatPace = (pace: PaceTotals | undefined): string[] => {
  if (!pace) return [];
  const times = (count: number) => (count === 1 ? 'once' : `${count} times`);
  const { cuts, server_pauses: pauses, fewest_at_once: fewest, slowest_per_minute: slowest } = pace;
  const rate = slowest === undefined ? '' : ` and ${slowest} calls a minute`;
  return [
    ...(cuts > 0
      ? [`  Rate limits slowed workers down ${times(cuts)}: to ${fewest} at once${rate} at the least`]
      : []),
    ...(pauses > 0 ? [`  Server errors made workers pause ${times(pauses)}`] : []),
  ];
};
