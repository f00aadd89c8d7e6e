import { caseIdOfKey } from '../../../shared/case/case-key.ts';
import { caseFailure } from '../../../shared/ledger/failed-case.ts';
import type { FailedCaseQueue } from '../../../shared/run/failed-case-queue.ts';
import type { Log } from '../../log.ts';
import type { CaseObserver } from './observe-cases.ts';

/**
 * Sends a message for every case that fails for good. If the message cannot be sent, only the queue lacks the
 * case: the ledger has it.
 */
export const createFailureReporter =
  (
    plan: number,
    { failedCases, log }: { readonly failedCases: FailedCaseQueue; readonly log: Log },
  ): CaseObserver =>
  async (event) => {
    if (event.kind !== 'finished' || event.finished.status !== 'failed') return;
    const { runId, caseKey } = event.hold;
    const { error } = event.finished;
    const failed = caseFailure({ caseId: caseIdOfKey(caseKey), error });
    try {
      await failedCases.send({ runId, plan, ...failed });
    } catch (error) {
      log('failed case not reported', { runId, caseId: failed.caseId, reason: String(error) });
    }
  };
