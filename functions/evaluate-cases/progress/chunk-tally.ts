import { present } from '../../../shared/basics/present.ts';
import { caseIdOfKey } from '../../../shared/case/case-key.ts';
import { countCases } from '../../../shared/ledger/case-counts.ts';
import type { CaseRow } from '../../../shared/ledger/case-row.ts';
import type { ChunkProgress } from '../../../shared/ledger/chunk-progress.ts';
import { type CaseFailure, caseFailure } from '../../../shared/ledger/failed-case.ts';
import { waitingCases } from '../../../shared/ledger/waiting-cases.ts';
import { createFailureLog } from './failure-log.ts';
import type { CaseObserver } from './observe-cases.ts';

type Counted = Pick<CaseRow, 'status' | 'outcomes' | 'calls' | 'traffic' | 'error'> &
  Partial<Pick<CaseRow, 'retryAt' | 'round' | 'triesUsed'>>;

/** Remembers the latest state of each case, so that a chunk's progress can be counted without reading its rows. */
export interface ChunkTally {
  readonly observe: CaseObserver;
  count(updatedAt: string): ChunkProgress;
  failed(): CaseFailure[];
}

export const createChunkTally = (
  chunk: { readonly number: number; readonly caseKeys: readonly string[] },
  rows: readonly CaseRow[],
): ChunkTally => {
  const states = new Map<string, Counted>(rows.map((row) => [row.caseKey, row]));
  const failures = createFailureLog();
  return {
    observe: (event) => {
      switch (event.kind) {
        case 'claimed':
        case 'refused':
          states.set(event.row.caseKey, event.row);
          return;
        case 'progressed':
        case 'paused': {
          const { hold, progress } = event;
          const status =
            event.kind === 'paused'
              ? { status: 'paused' as const, retryAt: event.retryAt }
              : { status: 'running' as const };
          states.set(hold.caseKey, { ...status, ...progress });
          failures.note(hold.caseKey, progress);
          return;
        }
        case 'finished': {
          const { caseKey } = event.hold;
          const { progress, status, error } = event.finished;
          states.set(caseKey, { ...progress, status, error });
          failures.note(caseKey, progress);
        }
      }
    },
    count: (updatedAt) => ({
      chunk: chunk.number,
      cases: chunk.caseKeys.length,
      ...countCases(states.values()),
      failures: failures.latest(),
      ...present({ waiting: waitingCases(states.values(), Date.parse(updatedAt)) }),
      updatedAt,
    }),
    failed: () =>
      [...states].flatMap(([caseKey, { status, error }]) =>
        status === 'failed' ? [caseFailure({ caseId: caseIdOfKey(caseKey), error })] : [],
      ),
  };
};
