import { formatCount } from '../basics/format-count.ts';
import type { ImportedCount } from '../results/imported-count.ts';

/** Goes above a summary; empty when every case was run by this evaluator. */
export const formatImported = (imported: ImportedCount, cases: number): string => {
  if (imported.cases === 0) return '';
  return `IMPORTED ${formatCount(imported.cases)} of ${formatCount(cases)} cases from another results file: ${whatIsKnown(imported)}\n`;
};

const whatIsKnown = ({ cases, withoutTokens }: ImportedCount): string => {
  if (withoutTokens === cases) return 'their calls and tokens are unknown';
  const tokens =
    withoutTokens === 0
      ? 'their tokens are counted here'
      : `their tokens are counted here, but for ${formatCount(withoutTokens)} whose tokens are unknown`;
  return `${tokens}; their calls are not`;
};
