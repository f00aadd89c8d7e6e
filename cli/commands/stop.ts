import type { Command } from 'commander';
import { loadRun } from '../../shared/ledger/load-run.ts';
import { connectStack, type Stack } from '../aws/connect-stack.ts';
import type { AddCommand } from '../terminal/add-command.ts';
import { commandLine } from '../terminal/command-line.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { jsonText } from '../terminal/json-text.ts';

interface StopFlags {
  readonly local?: boolean;
  readonly now?: boolean;
  readonly json?: boolean;
}

export const addStopCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('stop <runId>')
    .description('stop a run: questions on their way are finished, no other is asked; it can be resumed')
    .option('--now', 'end the execution at once; no summary is built, workers notice within a minute')
    .option('--json', 'for machines')
    .addHelpText('after', '\nExample:\n  $ liveclin stop gpt-5-2-2025-H1_2026-11-22-101500_ab12\n')
    .action(async (runId: string, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<StopFlags>();
      const stack = await connectStack(flags.local ?? false, terminal);
      const message = await stopRun(runId, { isNow: flags.now ?? false }, stack);
      const next = commandLine(flags.local, 'rerun', runId);
      if (flags.json) terminal.result(jsonText({ runId, message, next }));
      else terminal.note(`${message}\nGo on with what is open: ${next}`);
      exit(exitCodes.ok);
    });
};

/** Returns what became of it. @throws {RunNotFoundError} */
export const stopRun = async (
  runId: string,
  { isNow }: { readonly isNow: boolean },
  { ledger, executions }: Pick<Stack, 'ledger' | 'executions'>,
): Promise<string> => {
  const run = await loadRun(ledger, runId);
  const execution = await executions.describe(run.activeExecution);
  if (execution?.status !== 'RUNNING') {
    return `Run ${runId} is not running: its last execution ended (${execution?.status ?? 'long ago'}).`;
  }
  if (isNow) {
    await executions.stop(run.activeExecution, 'The execution was ended with `liveclin stop --now`.');
    return `The execution of run ${runId} was ended. Its workers start no further question after a minute.`;
  }
  await ledger.updateRun(runId, { stopping: true });
  return `Run ${runId} is stopping: questions on their way are finished, then its summary is built.`;
};
