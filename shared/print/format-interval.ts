import type { Interval } from '../statistics/interval.ts';
import { formatRange } from './format-range.ts';

/** E.g. `, 95% interval 71.2% to 88.9% (Wilson)`; nothing where there is none. */
export const formatInterval = (interval: Interval | null, method?: string): string => {
  if (!interval) return '';
  return `, 95% interval ${formatRange(interval)}${method === undefined ? '' : ` (${method})`}`;
};

/** How an interval of question accuracy was made. */
export const methodOf = (interval: Interval | null): string =>
  interval?.method === 'wilson_over_cases' ? 'Wilson over cases, which are all alike' : 'clustered by case';
