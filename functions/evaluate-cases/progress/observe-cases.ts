import type { CaseRow } from '../../../shared/ledger/case-row.ts';
import type { CaseLedger, CaseProgress, FinishedCase, Hold } from '../../../shared/ledger/ledger.ts';

/** What a worker writes about the cases that it works on. */
export type CaseWrites = Pick<CaseLedger, 'claimCase' | 'saveProgress' | 'pauseCase' | 'finishCase'>;

/** What the ledger now holds about a case. */
export type CaseEvent =
  | { readonly kind: 'claimed' | 'refused'; readonly row: CaseRow }
  | { readonly kind: 'progressed'; readonly hold: Hold; readonly progress: CaseProgress }
  | {
      readonly kind: 'paused';
      readonly hold: Hold;
      readonly progress: CaseProgress;
      readonly retryAt: number;
    }
  | { readonly kind: 'finished'; readonly hold: Hold; readonly finished: FinishedCase };

/** Is told of every write once the ledger has it. */
export type CaseObserver = (event: CaseEvent) => void | Promise<void>;

/** The ledger's writes, each reported to the observers in turn before it returns. */
export const observeCases = (ledger: CaseWrites, observers: readonly CaseObserver[]): CaseWrites => {
  const tell = async (event: CaseEvent) => {
    for (const observe of observers) await observe(event);
  };
  return {
    claimCase: async (request) => {
      const claim = await ledger.claimCase(request);
      if ('claimed' in claim) await tell({ kind: 'claimed', row: claim.claimed });
      else if (claim.refused) await tell({ kind: 'refused', row: claim.refused });
      return claim;
    },
    saveProgress: async (hold, progress) => {
      await ledger.saveProgress(hold, progress);
      await tell({ kind: 'progressed', hold, progress });
    },
    pauseCase: async (hold, progress, retryAt) => {
      await ledger.pauseCase(hold, progress, retryAt);
      await tell({ kind: 'paused', hold, progress, retryAt });
    },
    finishCase: async (hold, finished) => {
      await ledger.finishCase(hold, finished);
      await tell({ kind: 'finished', hold, finished });
    },
  };
};
