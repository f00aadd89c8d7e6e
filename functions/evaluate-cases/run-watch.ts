import { countOf } from '../../shared/basics/count-of.ts';
import type { RunLedger } from '../../shared/ledger/ledger.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { ModelCallError } from '../../shared/model/model-call-error.ts';
import type { Executions } from '../../shared/run/executions.ts';
import type { SeatInput } from './seat-input.ts';

/** What a worker knows about its run: whether to continue, and what the other workers must learn. */
export interface RunWatch {
  /** Why no further turn may start; undefined while turns may start. */
  readonly ending: 'halted' | 'stopping' | 'stopped' | 'taken over' | undefined;
  /** Reads the run again, and three times a minute whether its execution is still running. */
  refresh(): Promise<void>;
  /** Makes this worker start no further turn from now on, without waiting until the halt is saved for the others. */
  suspend(): void;
  /** Saves the halt, for this worker and the others. */
  halt(error: ModelCallError): Promise<void>;
  /** Counts the case for or against the breaker, and halts the run when it trips. */
  caseSettled(status: 'done' | 'failed'): Promise<void>;
}

/** Whether `run` now belongs to another execution or plan. */
export const isTakenOver = (run: Run, input: Pick<SeatInput, 'executionArn' | 'plan'>): boolean =>
  run.activeExecution !== input.executionArn || run.plan !== input.plan;

export interface RunWatchDependencies {
  readonly ledger: RunLedger;
  readonly executions: Pick<Executions, 'describe'>;
  readonly now: () => number;
}

export const createRunWatch = (run: Run, input: SeatInput, dependencies: RunWatchDependencies): RunWatch => {
  const { ledger, now } = dependencies;
  const hasExecutionEnded = createExecutionLook(input.executionArn, dependencies);
  let ending: RunWatch['ending'];
  let failures = 0;
  const notice = (latest: Run) => {
    failures = latest.consecutiveFailures ?? 0;
    if (isTakenOver(latest, input)) ending = 'taken over';
    else if (latest.halted) ending ??= 'halted';
    else if (latest.stopping) ending ??= 'stopping';
  };
  notice(run);
  const readAgain = async () => {
    const latest = await ledger.getRun(run.runId);
    if (latest) notice(latest);
    return latest;
  };
  const halt = async (failure: string, message: string) => {
    ending ??= 'halted';
    const latest = await readAgain();
    // A run that was taken over is not ours to halt, and the first reason is the one to keep.
    if (!latest || isTakenOver(latest, input) || latest.halted) return;
    const halted = { failure, message: message.slice(0, 1_000), at: new Date(now()).toISOString() };
    await ledger.updateRun(run.runId, { halted });
  };
  return {
    get ending() {
      return ending;
    },
    refresh: async () => {
      await readAgain();
      if (await hasExecutionEnded()) ending ??= 'stopped';
    },
    suspend: () => {
      ending ??= 'halted';
    },
    halt: (error) => halt(error.failure, error.message),
    caseSettled: async (status) => {
      if (status === 'failed') {
        failures = await ledger.countFailure(run.runId);
        const { haltAfter } = run.settings;
        if (failures >= haltAfter)
          await halt('too many failures', `${countOf(failures, 'case')} failed in a row.`);
      } else if (failures > 0) {
        failures = 0;
        await ledger.updateRun(run.runId, { consecutiveFailures: 0 });
      }
    },
  };
};

/** Step Functions allows only a few DescribeExecution calls a second, for all workers of all runs together. */
const executionLookMs = 20_000;

/** Looks now and then whether the execution has ended: StopExecution does not end running invocations. */
const createExecutionLook = (
  executionArn: string,
  { executions, now }: Pick<RunWatchDependencies, 'executions' | 'now'>,
) => {
  // A running execution has just started this invocation.
  let lookedAtMs = now();
  return async (): Promise<boolean> => {
    if (now() - lookedAtMs < executionLookMs) return false;
    lookedAtMs = now();
    const execution = await executions.describe(executionArn);
    return execution !== undefined && execution.status !== 'RUNNING';
  };
};
