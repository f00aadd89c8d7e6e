import { shellWord } from '../../shared/basics/shell-word.ts';
import { connectStack, type Stack } from '../aws/connect-stack.ts';
import { describeIfComplete } from '../run/complete-run.ts';
import { loadKnownRun } from '../run/load-known-run.ts';
import { commandLine } from '../terminal/command-line.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { jsonText } from '../terminal/json-text.ts';
import type { Target } from '../terminal/target.ts';
import type { AddCommand } from './add-command.ts';

export const addStopCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('stop')
    .argument('<runId>', 'id of the run; `npx liveclin runs` lists them')
    .description('stop a run once the questions in progress are answered; `rerun` resumes it')
    .option('--now', 'end the execution at once: builds no summary; workers notice within a minute')
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ npx liveclin stop gpt-5-2-2025-H1_2026-11-22-101500_ab12\n')
    .action(async (runId, _flags, command) => {
      const { now = false, json, ...target } = command.optsWithGlobals();
      const stack = await connectStack(target, terminal);
      const { message, isComplete } = await stopRun(runId, { isNow: now, target }, stack);
      const next = isComplete ? undefined : commandLine(target, ['rerun', runId]);
      if (json) terminal.result(jsonText({ runId, message, next }));
      else terminal.note(next === undefined ? message : `${message}\nResume it with: ${next}`);
      exit(exitCodes.ok);
    });
};

interface Stopped {
  /** What happened to the run. */
  readonly message: string;
  /** Then there is nothing to resume. */
  readonly isComplete: boolean;
}

/** @throws {RunNotFoundError} {InputError} */
export const stopRun = async (
  runId: string,
  { isNow, target = {} }: { readonly isNow: boolean; readonly target?: Target },
  { ledger, executions }: Pick<Stack, 'ledger' | 'executions'>,
): Promise<Stopped> => {
  const run = await loadKnownRun(runId, target, { ledger });
  const complete = await describeIfComplete(run, { ledger, executions });
  if (complete !== undefined) return { message: `${complete} There is nothing to stop.`, isComplete: true };
  const open = (message: string): Stopped => ({ message, isComplete: false });
  const execution = await executions.describe(run.activeExecution);
  if (execution?.status !== 'RUNNING') {
    return open(
      `Run ${runId} is not running: its last execution ended (${execution?.status ?? 'long ago'}).`,
    );
  }
  if (isNow) {
    await executions.stop(
      run.activeExecution,
      `The execution was ended with \`npx liveclin stop ${shellWord(runId)} --now\`.`,
    );
    return open(
      `The execution of run ${runId} was ended. Its workers stop asking questions within a minute.`,
    );
  }
  await ledger.updateRun(runId, { stopping: true });
  return open(`Run ${runId} is stopping: the questions in progress are answered, then the summary is built.`);
};
