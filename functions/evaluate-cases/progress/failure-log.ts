import { caseIdOfKey } from '../../../shared/case/case-key.ts';
import type { CaseProgress } from '../../../shared/ledger/ledger.ts';
import type { FailedCall } from '../../../shared/ledger/seat-progress.ts';

/** As many as a terminal can show between two polls; more would only make the row larger. */
const kept = 20;

/** The latest failed calls of a chunk. */
export const createFailureLog = () => {
  const latest: FailedCall[] = [];
  const seen = new Set<string>();
  return {
    /** Adds the failed calls of a case's current question that are new. */
    note: (caseKey: string, { turn, turnCalls }: Pick<CaseProgress, 'turn' | 'turnCalls'>): void => {
      for (const call of turnCalls) {
        const identity = `${caseKey} ${turn} ${call.sentAt}`;
        if (call.failure === undefined || seen.has(identity)) continue;
        seen.add(identity);
        latest.push({
          number: seen.size,
          caseId: caseIdOfKey(caseKey),
          question: turn + 1,
          round: call.round,
          try: call.try,
          failure: call.failure,
          message: (call.message ?? '').slice(0, 200),
          at: call.sentAt,
        });
        if (latest.length > kept) latest.shift();
      }
    },
    latest: (): FailedCall[] => [...latest],
  };
};
