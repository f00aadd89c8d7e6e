import type { Command } from 'commander';
import { loadRun } from '../shared/run/load-run.ts';
import { connectStack } from './aws/connect-stack.ts';
import { checkOutput } from './results/check-output.ts';
import { runOutput } from './results/output-file.ts';
import { followRun } from './run/follow-run.ts';
import type { AddCommand } from './terminal/add-command.ts';

interface WatchFlags {
  readonly local?: boolean;
  readonly output?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

export const addWatchCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('watch <runId>')
    .description("show a run's progress until it ends, then its summary")
    .option('--output <file>', 'results file (default: results/<runId>.json)')
    .option('--verbose', 'print each call that failed')
    .option('--json', 'print how the run ended as one JSON document')
    .addHelpText('after', '\nExample:\n  $ liveclin watch gpt-5-2-2025-H1_2026-11-22-101500_ab12\n')
    .action(async (runId: string, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<WatchFlags>();
      const output = flags.output ?? runOutput(runId);
      await checkOutput(output);
      const stack = await connectStack(flags.local ?? false, terminal);
      const run = await loadRun(stack.ledger, runId);
      exit(
        await followRun(
          {
            runId,
            executionArn: run.activeExecution,
            output,
            local: flags.local,
            verbose: flags.verbose,
            json: flags.json,
          },
          stack,
          terminal,
        ),
      );
    });
};
