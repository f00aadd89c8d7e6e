import { caseIdOfKey } from '../../../shared/case/case-key.ts';
import { type CaseCounts, countCases } from '../../../shared/ledger/case-counts.ts';
import type { CaseRow } from '../../../shared/ledger/case-row.ts';
import type { SeatProgress } from '../../../shared/ledger/seat-progress.ts';
import { createFailureLog } from './failure-log.ts';
import type { CaseObserver } from './observe-cases.ts';

type Counted = Pick<CaseRow, 'status' | 'outcomes' | 'calls' | 'traffic' | 'error'>;

/** Remembers the latest state of each case, so that a seat's progress can be counted without reading its rows. */
export interface SeatTally {
  readonly observe: CaseObserver;
  /** Takes a row as it was read. */
  note(row: CaseRow): void;
  count(): CaseCounts & Pick<SeatProgress, 'failures'>;
  failed(): { readonly caseId: string; readonly reason: string }[];
}

/** @param rows of the cases that the seat has in hand or has settled */
export const createSeatTally = (rows: readonly CaseRow[]): SeatTally => {
  const states = new Map<string, Counted>(rows.map((row) => [row.caseKey, row]));
  const failures = createFailureLog();
  const note = (row: CaseRow): void => {
    states.set(row.caseKey, row);
  };
  return {
    observe: (event) => {
      switch (event.kind) {
        case 'claimed':
          note(event.row);
          return;
        case 'progressed':
        case 'paused': {
          const { hold, progress } = event;
          states.set(hold.caseKey, {
            status: event.kind === 'paused' ? 'paused' : 'running',
            ...progress,
          });
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
    note,
    count: () => ({ ...countCases(states.values()), failures: failures.latest() }),
    failed: () =>
      [...states].flatMap(([caseKey, { status, error }]) =>
        status === 'failed' ? [{ caseId: caseIdOfKey(caseKey), reason: error?.failure ?? 'unknown' }] : [],
      ),
  };
};
