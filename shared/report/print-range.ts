import type { Interval } from '../scoring/interval.ts';
import { printPercent } from '../scoring/print-percent.ts';

/** E.g. `33.1% to 38.0%`; a dash where there is no interval. */
export const printRange = (interval: Interval | null | undefined): string =>
  interval ? `${printPercent(interval.low)} to ${printPercent(interval.high)}` : '–';
