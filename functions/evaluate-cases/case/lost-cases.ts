import type { CaseLedger } from '../../../shared/ledger/ledger.ts';

/**
 * Cases that another worker of this very chunk has claimed from this one: a zombie, or the invocation that was
 * started in its place. Who lost one neither takes it back, or the two would ask in turns, nor ends before it is
 * settled, or the run would be judged with cases under way.
 */
export interface LostCases {
  add(caseKey: string): void;
  /** Whether the case was lost and the other worker still has it: its lease runs. */
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
      if (row?.status === 'running' && row.leaseUntil > now()) return true;
      lost.delete(caseKey);
      return false;
    },
  };
};
