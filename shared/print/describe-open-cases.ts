import { countOf } from '../basics/count-of.ts';
import { formatCount } from '../basics/format-count.ts';
import type { Coverage } from '../ledger/coverage.ts';

/** E.g. `27 of 1,407 cases not done (19 timeout, 8 rate limit)`; undefined when all are. */
export const describeOpenCases = (coverage: Coverage, pending = 'not run'): string | undefined => {
  const open = coverage.failed + coverage.pending;
  if (open === 0) return undefined;
  return `${formatCount(open)} of ${countOf(coverage.planned, 'case')} not done (${openReasons(coverage, pending)})`;
};

/** Why cases are not done, e.g. `19 timeout, 8 not run`. @param pending what to call cases without a reason */
export const openReasons = ({ failures, pending: cases }: Coverage, pending = 'not run'): string => {
  const reasons = failures.map(([reason, failed]) => `${formatCount(failed)} ${reason}`);
  if (cases > 0) reasons.push(`${formatCount(cases)} ${pending}`);
  return reasons.join(', ');
};
