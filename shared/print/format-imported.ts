import { formatCount } from '../basics/format-count.ts';

/** Goes above a summary; empty when every case was run by this evaluator. */
export const formatImported = (imported: number, cases: number): string => {
  if (imported === 0) return '';
  return `IMPORTED ${formatCount(imported)} of ${formatCount(cases)} cases from another results file: their calls and tokens are unknown\n`;
};
