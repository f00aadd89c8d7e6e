import { formatPercent } from '../like-python/format-percent.ts';

/** E.g. `2/3 (66.7%)`; of nothing there is no share: `0/0`. */
export const formatShare = (correct: number, total: number, accuracy: number): string =>
  total === 0 ? '0/0' : `${correct}/${total} (${formatPercent(accuracy)})`;

/** E.g. `66.7%`; a dash for a share of nothing. */
export const formatPercentOf = (total: number, accuracy: number): string =>
  total === 0 ? '–' : formatPercent(accuracy);
