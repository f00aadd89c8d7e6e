import { present } from '../../shared/basics/present.ts';
import { connectStack } from '../aws/connect-stack.ts';
import { collect } from '../flags/flag-values.ts';
import { addFollowFlags } from '../flags/follow-flags.ts';
import { addRerunFlags, changedSettings } from '../flags/rerun-flags.ts';
import { checkOutput } from '../results/check-output.ts';
import { runOutput } from '../results/output-file.ts';
import { describeIfComplete } from '../run/complete-run.ts';
import { executionName } from '../run/execution-name.ts';
import { followRun } from '../run/follow-run.ts';
import { loadKnownRun } from '../run/load-known-run.ts';
import { commandLine } from '../terminal/command-line.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { AddCommand } from './add-command.ts';

export const addRerunCommand: AddCommand = (program, terminal, exit) => {
  const command = program
    .command('rerun')
    .argument('<runId>', 'id of the run; `npx liveclin runs` lists them')
    .description('resume a run: only failed and unfinished cases run')
    .option(
      '--case <id>',
      'run only this case, from its first question, even if it is done; repeatable',
      collect(String),
    );
  addFollowFlags(addRerunFlags(command), runOutput('<runId>'))
    .addHelpText('after', examples)
    .action(async (runId, _flags, command) => {
      const flags = command.optsWithGlobals();
      const settings = changedSettings(flags);
      const output = flags.output ?? runOutput(runId);
      await checkOutput(output);
      const stack = await connectStack(flags, terminal);
      const run = await loadKnownRun(runId, flags, stack);
      const complete = flags.case ? undefined : await describeIfComplete(run, stack);
      if (complete !== undefined) {
        terminal.note(
          `${complete} Nothing was started. ${commandLine(flags, ['results', runId])} writes its results; --case runs a case again.`,
        );
        exit(exitCodes.ok);
        return;
      }
      const name = executionName(run.identity.model, run.dataset, new Date());
      const cases = flags.case && [...flags.case];
      const executionArn = await stack.starter.start(name, {
        resume: runId,
        ...settings,
        ...present({ cases }),
      });
      terminal.note(`Resuming run ${runId}.`);
      exit(await followRun({ ...flags, runId, executionArn, output }, stack, terminal));
    });
};

const examples = `
Examples:
  $ npx liveclin rerun gpt-5-2-2025-H1_2026-11-22-101500_ab12
  $ npx liveclin rerun gpt-5-2-2025-H1_2026-11-22-101500_ab12 --timeout 600 --concurrency 20  # slower, for what timed out
`;
