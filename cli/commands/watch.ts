import type { Command } from 'commander';
import { loadRun } from '../../shared/ledger/load-run.ts';
import { connectStack } from '../aws/connect-stack.ts';
import { addFollowFlags, type FollowFlags } from '../flags/follow-flags.ts';
import { checkOutput } from '../results/check-output.ts';
import { runOutput } from '../results/output-file.ts';
import { followRun } from '../run/follow-run.ts';
import type { AddCommand } from '../terminal/add-command.ts';

export const addWatchCommand: AddCommand = (program, terminal, exit) => {
  const command = program
    .command('watch <runId>')
    .description("show a run's progress until it ends, then its summary");
  addFollowFlags(command, runOutput('<runId>'))
    .addHelpText('after', '\nExample:\n  $ liveclin watch gpt-5-2-2025-H1_2026-11-22-101500_ab12\n')
    .action(async (runId: string, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<FollowFlags>();
      const output = flags.output ?? runOutput(runId);
      await checkOutput(output);
      const stack = await connectStack(flags.local ?? false, terminal);
      const { activeExecution: executionArn } = await loadRun(stack.ledger, runId);
      exit(await followRun({ ...flags, runId, executionArn, output }, stack, terminal));
    });
};
