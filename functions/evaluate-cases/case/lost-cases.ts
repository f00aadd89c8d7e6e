import { isLeased } from '../../../shared/ledger/lease.ts';
import type { CaseLedger } from '../../../shared/ledger/ledger.ts';

/**
 * Cases that another worker of the same seat has taken over from this one. This happens when an invocation that was
 * replaced as dead is still alive. A worker that lost a case must not reclaim it, or the two would ask its questions
 * alternately, and must wait until it is settled, or the run would be judged while the case is running.
 */
export interface LostCases {
  add(caseKey: string): void;
  /** Whether the case was lost and the other worker still has it: its lease has not run out. */
  isHeldElsewhere(caseKey: string): Promise<boolean>;
}

export const createLostCases = (
  runId: string,
  { ledger, now }: { readonly ledger: Pick<CaseLedger, 'getCases'>; readonly now: () => number },
): LostCases => {
  const lost = new Set<string>();
  return {
    add: (caseKey) => {
      lost.add(caseKey);
    },
    isHeldElsewhere: async (caseKey) => {
      if (!lost.has(caseKey)) return false;
      const [row] = await ledger.getCases(runId, [caseKey]);
      if (row && isLeased(row, now())) return true;
      lost.delete(caseKey);
      return false;
    },
  };
};
