import type { RunLedger } from '../ledger/ledger.ts';
import type { Run } from './run.ts';
import { RunNotFoundError } from './run-errors.ts';

/** @throws {RunNotFoundError} when the ledger knows no such run */
export const loadRun = async (ledger: Pick<RunLedger, 'getRun'>, runId: string): Promise<Run> => {
  const run = await ledger.getRun(runId);
  if (!run) throw new RunNotFoundError(runId);
  return run;
};
