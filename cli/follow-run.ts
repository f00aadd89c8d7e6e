import type { Stack } from './connect.ts';
import { detachOnInterrupt } from './detach.ts';
import { finishRun } from './finish-run.ts';
import type { Terminal } from './terminal/terminal.ts';
import { watchRun } from './watch-run.ts';

interface FollowedRun {
  readonly runId: string;
  readonly executionArn: string;
  /** Where the results file goes. */
  readonly output: string;
  readonly local: boolean | undefined;
  readonly verbose: boolean | undefined;
}

/** Stays with a run until its execution ends, then prints its summary. Ctrl-C leaves it to itself. Returns the exit code. */
export const followRun = async (followed: FollowedRun, stack: Stack, terminal: Terminal): Promise<number> => {
  const { runId, output, local, verbose } = followed;
  const stopDetaching = detachOnInterrupt(runId, local ?? false, terminal);
  const execution = await watchRun(followed, stack, { terminal, verbose });
  stopDetaching();
  return finishRun({ runId, execution, output }, stack, terminal);
};
