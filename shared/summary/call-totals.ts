import { formatCount } from '../basics/format-count.ts';
import type { CallCounts, CaseRow } from '../ledger/case-row.ts';

/** Requests of a run by how they ended. */
export interface CallTotals extends CallCounts {
  /** Sent, and nobody learned what became of them: the provider may have billed them all the same. */
  readonly orphaned: number;
}

/** Counts calls over ledger rows, those of earlier attempts included. */
export const createCallCounter = () => {
  const total = { sent: 0, served: 0, failed: 0 };
  const add = (calls: CallCounts): void => {
    total.sent += calls.sent;
    total.served += calls.served;
    total.failed += calls.failed;
  };
  return {
    add: ({ calls, earlier = [] }: Pick<CaseRow, 'calls' | 'earlier'>): void => {
      for (const counted of [calls, ...earlier.map((attempt) => attempt.calls)]) add(counted);
    },
    finish: (): CallTotals => ({ ...total, orphaned: total.sent - total.served - total.failed }),
  };
};

/** Stands above a summary; empty when every call's end is known. */
export const formatOrphanedCalls = ({ sent, orphaned }: CallTotals): string => {
  if (orphaned === 0) return '';
  return `ORPHANED CALLS ${formatCount(orphaned)} of ${formatCount(sent)}: sent, never settled, maybe billed\n`;
};
