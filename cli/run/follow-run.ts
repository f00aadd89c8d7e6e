import { failedCallsSince } from '../../shared/outputs/failed-calls.ts';
import type { Stack } from '../aws/connect-stack.ts';
import type { FollowFlags } from '../flags/follow-flags.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { detachOnInterrupt } from './detach.ts';
import { endOfRun } from './end-of-run.ts';
import { unshownFailureLines } from './failure-lines.ts';
import { printRunEnd } from './print-run-end.ts';
import { watchRun } from './watch-run.ts';

interface FollowedRun extends FollowFlags {
  readonly runId: string;
  readonly executionArn: string;
  /** Where the results file goes. */
  readonly output: string;
}

/** Follows a run until its execution ends, then prints its summary. Ctrl-C detaches. Returns the exit code. */
export const followRun = async (followed: FollowedRun, stack: Stack, terminal: Terminal): Promise<number> => {
  const { runId, output, verbose, json } = followed;
  const stopDetaching = detachOnInterrupt(followed, terminal);
  // A program that reads the outcome does not want a log of the progress as well.
  const isWatched = !json || terminal.isInteractive;
  const progress = isWatched ? terminal : { ...terminal, progress: () => undefined };
  const shown = new Set<string>();
  const execution = await watchRun(followed, stack, { terminal: progress, verbose, shown });
  if (verbose) await noteUnshownFailures(runId, { since: execution?.startedAt ?? 0, shown }, stack, terminal);
  stopDetaching();
  const end = await endOfRun({ runId, execution, output, target: followed }, stack);
  printRunEnd(end, { json, target: followed, terminal });
  return end.exitCode;
};

const noteUnshownFailures = async (
  runId: string,
  { since, shown }: { readonly since: number; readonly shown: ReadonlySet<string> },
  stack: Stack,
  terminal: Terminal,
): Promise<void> => {
  const calls = await failedCallsSince(runId, since, stack);
  for (const line of unshownFailureLines(calls, shown)) terminal.note(line);
};
