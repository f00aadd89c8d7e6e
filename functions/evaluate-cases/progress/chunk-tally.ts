import { caseIdOfKey } from '../../../shared/case/case-key.ts';
import { countCases } from '../../../shared/ledger/case-counts.ts';
import type { CaseRow } from '../../../shared/ledger/case-row.ts';
import type { ChunkProgress } from '../../../shared/ledger/chunk-progress.ts';
import type { CaseLedger } from '../../../shared/ledger/ledger.ts';
import { createFailureLog } from './failure-log.ts';

type Counted = Pick<CaseRow, 'status' | 'outcomes' | 'calls' | 'traffic' | 'error'>;

/** A ledger that remembers the last state written of each case, so that progress costs no reads. */
export interface ChunkTally {
  readonly ledger: CaseLedger;
  count(updatedAt: string): ChunkProgress;
  failed(): { readonly caseId: string; readonly reason: string }[];
}

export const createChunkTally = (
  ledger: CaseLedger,
  chunk: { readonly number: number; readonly caseKeys: readonly string[] },
  rows: readonly CaseRow[],
): ChunkTally => {
  const states = new Map<string, Counted>(rows.map((row) => [row.caseKey, row]));
  const failures = createFailureLog();
  return {
    ledger: {
      ...ledger,
      claimCase: async (request) => {
        const claim = await ledger.claimCase(request);
        const row = 'claimed' in claim ? claim.claimed : claim.refused;
        if (row) states.set(request.caseKey, row);
        return claim;
      },
      saveProgress: async (hold, progress) => {
        await ledger.saveProgress(hold, progress);
        states.set(hold.caseKey, { status: 'running', ...progress });
        failures.note(hold.caseKey, progress);
      },
      pauseCase: async (hold, progress, retryAt) => {
        await ledger.pauseCase(hold, progress, retryAt);
        states.set(hold.caseKey, { status: 'paused', ...progress });
        failures.note(hold.caseKey, progress);
      },
      finishCase: async (hold, finished) => {
        await ledger.finishCase(hold, finished);
        states.set(hold.caseKey, { ...finished.progress, status: finished.status, error: finished.error });
        failures.note(hold.caseKey, finished.progress);
      },
    },
    count: (updatedAt) => ({
      chunk: chunk.number,
      cases: chunk.caseKeys.length,
      ...countCases(states.values()),
      failures: failures.latest(),
      updatedAt,
    }),
    failed: () =>
      [...states].flatMap(([caseKey, { status, error }]) =>
        status === 'failed' ? [{ caseId: caseIdOfKey(caseKey), reason: error?.failure ?? 'unknown' }] : [],
      ),
  };
};
