import { type Interval, intervalAround, normalQuantile } from './interval.ts';

/**
 * The 95 % Wilson score interval (Wilson 1927) of `correct` of `total` independent trials, e.g. of the correct cases of a
 * group: (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n). Null for no trials. Questions of one case are not
 * independent: for those `createClusteredInterval`.
 */
export const wilsonInterval = (correct: number, total: number): Interval | null => {
  if (total === 0) return null;
  const share = correct / total;
  const z2 = normalQuantile ** 2;
  const shrink = 1 + z2 / total;
  const spread = Math.sqrt((share * (1 - share)) / total + z2 / (4 * total ** 2));
  const { low, high } = intervalAround(
    (share + z2 / (2 * total)) / shrink,
    (normalQuantile * spread) / shrink,
  );
  // Rounding may leave an end of 0 or 1 a trace inside.
  return { low: Math.min(low, share), high: Math.max(high, share) };
};
