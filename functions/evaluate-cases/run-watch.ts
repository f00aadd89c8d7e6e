import type { RunLedger } from '../../shared/ledger/ledger.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { ModelCallError } from '../../shared/model/model-call-error.ts';
import type { Executions } from '../../shared/run/executions.ts';
import type { ChunkInput } from './chunk-input.ts';

/** What a worker knows of its run: whether it may go on, and what it has to tell the other workers. */
export interface RunWatch {
  /** Why no further turn may be started, if anything. */
  readonly ending: 'halted' | 'stopping' | 'stopped' | 'taken over' | undefined;
  /** Reads the run again, and at most once a minute whether its execution still runs. */
  refresh(): Promise<void>;
  /** Lets this worker start no further turn, at once: before the halt is on record for the others. */
  suspend(): void;
  halt(error: ModelCallError): Promise<void>;
  /** Counts the case for or against the breaker, and halts the run when it trips. */
  caseSettled(status: 'done' | 'failed'): Promise<void>;
}

/** Whether `run` is still this execution's and this plan's to work on. */
export const isTakenOver = (run: Run, input: Pick<ChunkInput, 'executionArn' | 'plan'>): boolean =>
  run.activeExecution !== input.executionArn || run.plan !== input.plan;

/** Step Functions allows a few DescribeExecution a second, over all workers of all runs. */
const executionLookMs = 60_000;

export interface RunWatchDependencies {
  readonly ledger: RunLedger;
  readonly executions: Pick<Executions, 'describe'>;
  readonly now: () => number;
}

export const createRunWatch = (
  run: Run,
  input: ChunkInput,
  { ledger, executions, now }: RunWatchDependencies,
): RunWatch => {
  let ending: RunWatch['ending'];
  // This invocation was started by a running execution.
  let lookedAtExecutionMs = now();
  let failures = run.consecutiveFailures ?? 0;
  const look = (latest: Run) => {
    failures = latest.consecutiveFailures ?? 0;
    if (isTakenOver(latest, input)) ending = 'taken over';
    else if (latest.halted) ending ??= 'halted';
    else if (latest.stopping) ending ??= 'stopping';
  };
  look(run);
  const refresh = async () => {
    const latest = await ledger.getRun(run.runId);
    if (latest) look(latest);
    return latest;
  };
  /** StopExecution ends no invocation: a worker has to find out by itself. */
  const lookAtExecution = async () => {
    if (now() - lookedAtExecutionMs < executionLookMs) return;
    lookedAtExecutionMs = now();
    const execution = await executions.describe(input.executionArn);
    if (execution && execution.status !== 'RUNNING') ending ??= 'stopped';
  };
  const halt = async (failure: string, message: string) => {
    ending ??= 'halted';
    const latest = await refresh();
    // Another execution's run is not ours to halt; the first reason is kept.
    if (!latest || isTakenOver(latest, input) || latest.halted) return;
    const halted = { failure, message: message.slice(0, 1_000), at: new Date(now()).toISOString() };
    await ledger.updateRun(run.runId, { halted });
  };
  return {
    get ending() {
      return ending;
    },
    refresh: async () => {
      await refresh();
      await lookAtExecution();
    },
    suspend: () => {
      ending ??= 'halted';
    },
    halt: (error) => halt(error.failure, error.message),
    caseSettled: async (status) => {
      if (status === 'failed') {
        failures = await ledger.countFailure(run.runId);
        const { haltAfter } = run.settings;
        if (failures >= haltAfter) await halt('too many failures', `${failures} cases failed in a row.`);
      } else if (failures > 0) {
        failures = 0;
        await ledger.updateRun(run.runId, { consecutiveFailures: 0 });
      }
    },
  };
};
