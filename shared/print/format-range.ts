import { formatPercent } from '../like-python/format-percent.ts';
import type { Interval } from '../statistics/interval.ts';

/** E.g. `33.1% to 38.0%`; a dash where there is no interval. */
export const formatRange = (interval: Interval | null | undefined): string =>
  interval ? `${formatPercent(interval.low)} to ${formatPercent(interval.high)}` : '–';
