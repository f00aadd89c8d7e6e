import { formatCount } from '../basics/format-count.ts';
import type { Coverage } from '../ledger/coverage.ts';

/** E.g. `27 of 1,407 cases not done (19 timeout, 8 rate limit)`; undefined when all are. */
export const describeOpenCases = (coverage: Coverage, pending = 'not run'): string | undefined => {
  const open = coverage.failed + coverage.pending;
  if (open === 0) return undefined;
  const reasons = coverage.failures.map(([reason, cases]) => `${formatCount(cases)} ${reason}`);
  if (coverage.pending > 0) reasons.push(`${formatCount(coverage.pending)} ${pending}`);
  return `${formatCount(open)} of ${formatCount(coverage.planned)} cases not done (${reasons.join(', ')})`;
};
