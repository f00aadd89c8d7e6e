import { setTimeout as sleepFor } from 'node:timers/promises';
import { InputError } from '../../shared/basics/input-error.ts';
import { oneLine } from '../../shared/basics/one-line.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { SeatProgress } from '../../shared/ledger/seat-progress.ts';
import type { ExecutionState } from '../../shared/run/executions.ts';
import { awsProblemOf } from '../aws/aws-problem.ts';
import type { Stack } from '../aws/connect-stack.ts';
import { withinTime } from '../aws/within-time.ts';
import { describeError } from '../describe-error.ts';
import type { ProgressState } from '../terminal/progress-block.ts';
import { shortDuration } from '../terminal/short-duration.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { createFailureReader } from './failure-lines.ts';
import { createQuestionRate } from './question-rate.ts';
import { runProgress, sumProgress, sumWaiting } from './run-progress.ts';

/** Two seconds between looks, longer in long runs: ten seconds after 50 minutes. */
const pauseMs = (watchedMs: number): number => Math.min(10_000, Math.max(2_000, watchedMs / 300));

/** A look that takes longer counts as no connection: the client itself may keep trying for minutes. */
const lookMs = 15_000;

/** How long Step Functions may not know an execution that was just started. */
const unknownMs = 60_000;

export interface WatchDependencies {
  readonly terminal: Terminal;
  /** Prints each call that failed. */
  readonly verbose?: boolean | undefined;
  /** Gets the names of the failed calls that were shown. */
  readonly shown?: Set<string> | undefined;
  readonly now?: () => number;
  readonly sleep?: (ms: number) => Promise<unknown>;
}

/**
 * Shows a run's progress until its execution ends. Reads a few small rows each time and writes nothing. A failed read
 * is tried again, because the run continues without this terminal.
 * @returns how the execution ended, undefined when Step Functions has forgotten it (after 90 days)
 * @throws {InputError} when AWS no longer lets this terminal read
 */
export const watchRun = async (
  { runId, executionArn }: { readonly runId: string; readonly executionArn: string },
  { ledger, executions }: Pick<Stack, 'ledger' | 'executions'>,
  { terminal, verbose = false, shown, now = Date.now, sleep = sleepFor }: WatchDependencies,
): Promise<ExecutionState | undefined> => {
  const view = createView(terminal, { verbose, newFailures: createFailureReader(shown), now });
  const startedAt = now();
  let lookedAt = startedAt;
  const look = async () => {
    const execution = await executions.describe(executionArn);
    const run = await ledger.getRun(runId);
    const seats = run && run.plan > 0 ? await ledger.listSeatProgress(runId, run.plan) : [];
    return { execution, run, seats };
  };
  for (;;) {
    const looked = await withinTime(lookMs, look()).catch((error: unknown) => ({ error }));
    if ('error' in looked) {
      refuseIfShutOut(looked.error);
      view.showLost(looked.error, now() - lookedAt);
    } else {
      lookedAt = now();
      view.show(looked.run, looked.seats);
      if (looked.execution && looked.execution.status !== 'RUNNING') return looked.execution;
      const isForgotten = looked.run?.finishedAt !== undefined || now() - startedAt > unknownMs;
      if (!looked.execution && isForgotten) return undefined;
    }
    await sleep(pauseMs(now() - startedAt));
  }
};

/** @throws {InputError} */
const refuseIfShutOut = (error: unknown): void => {
  const problem = awsProblemOf(error);
  if (problem === undefined || problem.kind === 'connection') return;
  throw new InputError(`${describeError(error)} The run continues without this terminal.`, { cause: error });
};

const createView = (
  terminal: Terminal,
  {
    verbose,
    newFailures,
    now,
  }: {
    readonly verbose: boolean;
    readonly newFailures: ReturnType<typeof createFailureReader>;
    readonly now: () => number;
  },
) => {
  const rate = createQuestionRate();
  let shown: ProgressState = {
    lines: ['Planning: checking the input and making a test call to the model ...'],
  };
  return {
    show: (run: Run | undefined, seats: readonly SeatProgress[]): void => {
      if (verbose) for (const line of newFailures(seats)) terminal.note(line);
      if (run && run.plan > 0) {
        const counts = sumProgress(run, seats);
        const at = now();
        const perMinute = rate.note(at, counts.questions);
        shown = runProgress(run, counts, { perMinute, waiting: sumWaiting(seats, at), now: at });
      }
      terminal.progress(shown);
    },
    showLost: (error: unknown, sinceMs: number): void => {
      const reason = error instanceof Error ? error.message || error.name : String(error);
      const what = awsProblemOf(error)?.kind === 'connection' ? 'connection' : 'response';
      const lost = `no ${what} for ${shortDuration(sinceMs)}; the run continues · ${oneLine(reason)}`;
      terminal.progress({ ...shown, lines: [...shown.lines, lost] });
    },
  };
};
