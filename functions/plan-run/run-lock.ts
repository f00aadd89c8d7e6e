import type { Ledger } from '../../shared/ledger/ledger.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { Executions } from '../../shared/run/executions.ts';
import { RunActiveError } from '../../shared/run/run-errors.ts';

/** @throws {RunActiveError} when another execution of the run is still running */
export const refuseIfActive = async (
  run: Run,
  executionArn: string,
  executions: Executions,
): Promise<void> => {
  if (run.activeExecution === executionArn) return;
  const active = await executions.describe(run.activeExecution);
  if (active?.status === 'RUNNING') throw new RunActiveError(run.runId, run.activeExecution);
};

/**
 * Takes the run's lock for this execution, which raises the run's plan number.
 * @returns the plan's number
 * @throws {RunActiveError} when another execution took it first
 */
export const takeLock = async (
  { runId, activeExecution, settings }: Run,
  executionArn: string,
  ledger: Ledger,
): Promise<number> => {
  const plan = await ledger.lockRun({ runId, executionArn, expected: activeExecution, settings });
  if (plan !== undefined) return plan;
  const holder = (await ledger.getRun(runId))?.activeExecution ?? '';
  // When the response is lost, the client asks for the lock again and finds its own.
  const again =
    holder === executionArn
      ? await ledger.lockRun({ runId, executionArn, expected: executionArn, settings })
      : undefined;
  if (again === undefined) throw new RunActiveError(runId, holder);
  return again;
};
