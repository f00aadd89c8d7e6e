import { printCount } from '../print-count.ts';

/** Stands above a summary; empty when every case was run by this evaluator. */
export const printImported = (imported: number, cases: number): string => {
  if (imported === 0) return '';
  return `IMPORTED ${printCount(imported)} of ${printCount(cases)} cases from another results file: nothing is known of their calls and tokens\n`;
};
