import { RunNotFoundError } from '../run/run-errors.ts';
import type { RunLedger } from './ledger.ts';
import type { Run } from './run-row.ts';

/** @throws {RunNotFoundError} when the ledger knows no such run */
export const loadRun = async (ledger: Pick<RunLedger, 'getRun'>, runId: string): Promise<Run> => {
  const run = await ledger.getRun(runId);
  if (!run) throw new RunNotFoundError(runId);
  return run;
};
