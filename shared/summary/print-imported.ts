/** Stands above a summary; empty when every case was run by this evaluator. */
export const printImported = (imported: number, cases: number): string => {
  if (imported === 0) return '';
  const [some, all] = [imported, cases].map((count) => count.toLocaleString('en-US'));
  return `IMPORTED ${some} of ${all} cases from another results file: nothing is known of their calls and tokens\n`;
};
