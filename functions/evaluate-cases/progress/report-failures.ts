import { caseIdOfKey } from '../../../shared/case/case-key.ts';
import type { CaseLedger } from '../../../shared/ledger/ledger.ts';
import type { FailedCaseQueue } from '../../../shared/run/failed-case-queue.ts';
import type { Log } from '../../log.ts';

/**
 * A ledger that also sends a message for every case that fails for good, once the ledger has it. A message
 * that cannot be sent is missed by nobody but who looks into the queue: the case is on record.
 */
export const reportFailures = (
  ledger: CaseLedger,
  plan: number,
  { failedCases, log }: { readonly failedCases: FailedCaseQueue; readonly log: Log },
): CaseLedger => ({
  ...ledger,
  finishCase: async (hold, finished) => {
    await ledger.finishCase(hold, finished);
    if (finished.status !== 'failed') return;
    const caseId = caseIdOfKey(hold.caseKey);
    const failure = finished.error?.failure ?? 'unknown';
    try {
      await failedCases.send({ runId: hold.runId, caseId, plan, failure });
    } catch (error) {
      log('failed case not reported', { runId: hold.runId, caseId, reason: String(error) });
    }
  },
});
