import { roundHalfEven } from '../../like-python/round-half-even.ts';
import type { Interval } from '../../statistics/interval.ts';

/** Both ends with the 4 decimals of the accuracies that they stand beside, which are rounded the same way. */
export const roundInterval = (interval: Interval | null): Interval | null =>
  interval && { low: roundHalfEven(interval.low, 4), high: roundHalfEven(interval.high, 4) };
