import { connectStack } from '../aws/connect-stack.ts';
import { addFollowFlags } from '../flags/follow-flags.ts';
import { checkOutput } from '../results/check-output.ts';
import { runOutput } from '../results/output-file.ts';
import { followRun } from '../run/follow-run.ts';
import { loadKnownRun } from '../run/load-known-run.ts';
import type { AddCommand } from './add-command.ts';

export const addWatchCommand: AddCommand = (program, terminal, exit) => {
  const command = program
    .command('watch')
    .argument('<runId>', 'id of the run; `npx liveclin runs` lists them')
    .description("follow a run's progress until it ends, then print its summary");
  addFollowFlags(command, runOutput('<runId>'))
    .addHelpText('after', '\nExample:\n  $ npx liveclin watch gpt-5-2-2025-H1_2026-11-22-101500_ab12\n')
    .action(async (runId, _flags, command) => {
      const flags = command.optsWithGlobals();
      const output = flags.output ?? runOutput(runId);
      await checkOutput(output);
      const stack = await connectStack(flags, terminal);
      const { activeExecution: executionArn } = await loadKnownRun(runId, flags, stack);
      exit(await followRun({ ...flags, runId, executionArn, output }, stack, terminal));
    });
};
