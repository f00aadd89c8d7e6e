import { setTimeout as sleep } from 'node:timers/promises';
import type { ExecutionState } from '../shared/run/executions.ts';
import type { Stack } from './connect.ts';
import { createFailureReader } from './terminal/failure-lines.ts';
import { progressLine } from './terminal/progress-line.ts';
import type { Terminal } from './terminal/terminal.ts';

const pollMs = 1_000;

/** Shows a run's progress until its execution ends. Reads a few small rows each time and writes nothing. */
export const watchRun = async (
  { runId, executionArn }: { readonly runId: string; readonly executionArn: string },
  { ledger, executions }: Pick<Stack, 'ledger' | 'executions'>,
  {
    terminal,
    verbose = false,
    shown,
  }: {
    readonly terminal: Terminal;
    readonly verbose?: boolean | undefined;
    /** Gets the names of the failed calls that were shown. */
    readonly shown?: Set<string> | undefined;
  },
): Promise<ExecutionState> => {
  const newFailures = createFailureReader(shown);
  for (;;) {
    const execution = await executions.describe(executionArn);
    const run = await ledger.getRun(runId);
    if (run && run.plan > 0) {
      const chunks = await ledger.listChunkProgress(runId, run.plan);
      if (verbose) for (const line of newFailures(chunks)) terminal.note(line);
      terminal.progress(progressLine(run, chunks));
    } else {
      terminal.progress('Planning: checking the input and asking the model once ...');
    }
    if (execution && execution.status !== 'RUNNING') return execution;
    await sleep(pollMs);
  }
};
