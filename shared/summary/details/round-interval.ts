import { roundHalfEven } from '../../like-python/round-half-even.ts';
import type { Interval } from '../../statistics/interval.ts';

/** Both ends rounded to 4 decimals, as the accuracies that the interval belongs to. */
export const roundInterval = (interval: Interval | null): Interval | null =>
  interval && { low: roundHalfEven(interval.low, 4), high: roundHalfEven(interval.high, 4) };
