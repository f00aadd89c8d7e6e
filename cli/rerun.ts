import type { Command } from 'commander';
import { loadRun } from '../shared/run/load-run.ts';
import { connectStack } from './aws/connect-stack.ts';
import { collect } from './flags/flag-values.ts';
import { checkOutput } from './results/check-output.ts';
import { runOutput } from './results/output-file.ts';
import { followRun } from './run/follow-run.ts';
import { executionName, startExecution } from './run/start-execution.ts';
import type { AddCommand } from './terminal/add-command.ts';

interface RerunFlags {
  readonly case?: readonly string[];
  readonly local?: boolean;
  readonly output?: string;
  readonly verbose?: boolean;
  readonly json?: boolean;
}

export const addRerunCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('rerun <runId>')
    .description('run what is open of a run: failed cases and those that were not run')
    .option(
      '--case <id>',
      'run this case alone, from its first question, even if it is done; repeatable',
      collect(String),
    )
    .option('--output <file>', 'results file (default: results/<runId>.json)')
    .option('--verbose', 'print each call that failed')
    .option('--json', 'print how the run ended as one JSON document')
    .addHelpText('after', '\nExample:\n  $ liveclin rerun gpt-5-2-2025-H1_2026-11-22-101500_ab12\n')
    .action(async (runId: string, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<RerunFlags>();
      const output = flags.output ?? runOutput(runId);
      await checkOutput(output);
      const stack = await connectStack(flags.local ?? false, terminal);
      const run = await loadRun(stack.ledger, runId);
      const name = executionName(run.identity.model, run.dataset, new Date());
      const cases = flags.case && { cases: [...flags.case] };
      const executionArn = await startExecution(stack, name, { resume: runId, ...cases });
      terminal.note(`Going on with run ${runId}.`);
      exit(
        await followRun(
          { runId, executionArn, output, local: flags.local, verbose: flags.verbose, json: flags.json },
          stack,
          terminal,
        ),
      );
    });
};
