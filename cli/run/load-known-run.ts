import { InputError } from '../../shared/basics/input-error.ts';
import type { RunLedger } from '../../shared/ledger/ledger.ts';
import { loadRun } from '../../shared/ledger/load-run.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { RunNotFoundError } from '../../shared/run/run-errors.ts';
import type { Target } from '../terminal/target.ts';

/** Where a run may have gone that this machine's LocalStack does not know. */
export const localRunsEnd =
  'Local runs live as long as LocalStack: `npx liveclin local down` and `npx liveclin local reset` delete them, and so does a restart of the machine. If you have its results file, give it as --output, with --resume, to the command that started the run: a new run imports the finished cases.';

/** @throws {RunNotFoundError} {InputError} for a local run, which may have ended with its LocalStack */
export const loadKnownRun = async (
  runId: string,
  { local }: Target,
  { ledger }: { readonly ledger: Pick<RunLedger, 'getRun'> },
): Promise<Run> => {
  try {
    return await loadRun(ledger, runId);
  } catch (error) {
    if (!(error instanceof RunNotFoundError && local)) throw error;
    throw new InputError(`${error.message} ${localRunsEnd}`, { cause: error });
  }
};
