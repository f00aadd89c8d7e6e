import { present } from '../../../shared/basics/present.ts';
import { caseIdOfKey } from '../../../shared/case/case-key.ts';
import { addCounts, type CaseCounts, countCases, noCases } from '../../../shared/ledger/case-counts.ts';
import type { CaseRow } from '../../../shared/ledger/case-row.ts';
import { type CaseFailure, caseFailure } from '../../../shared/ledger/failed-case.ts';
import type { SeatProgress } from '../../../shared/ledger/seat-progress.ts';
import { waitingCases } from '../../../shared/ledger/waiting-cases.ts';
import { createFailureLog } from './failure-log.ts';
import type { CaseObserver } from './observe-cases.ts';

type Counted = Pick<CaseRow, 'status' | 'outcomes' | 'calls' | 'traffic' | 'error'> &
  Partial<Pick<CaseRow, 'retryAt' | 'round' | 'triesUsed'>>;

/**
 * Remembers the latest state of each case, so that a seat's progress can be counted without reading its rows; of cases
 * that are done, of which a seat may have very many, only their sums.
 */
export interface SeatTally {
  readonly observe: CaseObserver;
  /** Takes a row as it was read. */
  note(row: CaseRow): void;
  /** @param now epoch milliseconds */
  count(now: number): CaseCounts & Pick<SeatProgress, 'failures' | 'waiting'>;
  failed(): CaseFailure[];
}

export const createSeatTally = (): SeatTally => {
  const states = new Map<string, Counted>();
  const done = new Set<string>();
  let sums = noCases;
  const failures = createFailureLog();
  const keep = (caseKey: string, state: Counted): void => {
    if (done.has(caseKey)) return;
    if (state.status !== 'done') {
      states.set(caseKey, state);
      return;
    }
    states.delete(caseKey);
    done.add(caseKey);
    sums = addCounts(sums, countCases([state]));
  };
  const note = (row: CaseRow): void => keep(row.caseKey, row);
  return {
    observe: (event) => {
      switch (event.kind) {
        case 'claimed':
          note(event.row);
          return;
        case 'progressed':
        case 'paused': {
          const { hold, progress } = event;
          const status =
            event.kind === 'paused'
              ? { status: 'paused' as const, retryAt: event.retryAt }
              : { status: 'running' as const };
          keep(hold.caseKey, { ...status, ...progress });
          failures.note(hold.caseKey, progress);
          return;
        }
        case 'finished': {
          const { caseKey } = event.hold;
          const { progress, status, error } = event.finished;
          keep(caseKey, { ...progress, status, error });
          failures.note(caseKey, progress);
        }
      }
    },
    note,
    count: (now) => ({
      ...addCounts(sums, countCases(states.values())),
      failures: failures.latest(),
      ...present({ waiting: waitingCases(states.values(), now) }),
    }),
    failed: () =>
      [...states].flatMap(([caseKey, { status, error }]) =>
        status === 'failed' ? [caseFailure({ caseId: caseIdOfKey(caseKey), error })] : [],
      ),
  };
};
