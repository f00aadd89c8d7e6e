import type { RunLedger } from '../../../shared/ledger/ledger.ts';
import type { Run } from '../../../shared/ledger/run-row.ts';
import type { SeatProgress } from '../../../shared/ledger/seat-progress.ts';
import { UnreadableError } from '../../../shared/storage/unreadable-error.ts';
import type { Log } from '../../log.ts';

export interface ReadProgressDependencies {
  readonly ledger: Pick<RunLedger, 'listSeatProgress'>;
  readonly log: Log;
}

/**
 * What the seats of a run have reported; nothing if a row is damaged: what a worker wants from it can be learnt again,
 * and a damaged row must not keep a seat from its cases.
 */
export const readProgress = (
  { runId, plan }: Pick<Run, 'runId' | 'plan'>,
  { ledger, log }: ReadProgressDependencies,
): Promise<readonly SeatProgress[]> =>
  ledger.listSeatProgress(runId, plan).catch((error: unknown) => {
    if (!(error instanceof UnreadableError)) throw error;
    log('progress not read', { runId, plan, reason: error.message });
    return [];
  });
