#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { evaluatorVersion } from '../shared/results/evaluator-version.ts';
import { addDatasetCommand } from './dataset.ts';
import { exitCodes } from './exit-codes.ts';
import { addKeyCommand } from './key.ts';
import { addLocalCommand } from './local.ts';
import { addRerunCommand } from './rerun.ts';
import { addRescoreCommand } from './rescore.ts';
import { addRunCommand } from './run.ts';
import { addRunsCommand } from './runs.ts';
import { addShowCommand } from './show.ts';
import { addStopCommand } from './stop.ts';
import { createTerminal } from './terminal/terminal.ts';
import { addWatchCommand } from './watch.ts';

const terminal = createTerminal(process.stdout, process.stderr);
const exit = (code: number) => {
  process.exitCode = code;
};

const program = new Command('liveclin')
  .description(
    'Evaluate clinical vision-language models on LiveClin in your AWS account, or on this machine.',
  )
  .version(evaluatorVersion)
  .option('--local', "use LocalStack on this machine instead of the environment's AWS account")
  .exitOverride()
  .showHelpAfterError('(--help shows the flags)');
for (const addCommand of [
  addRunCommand,
  addWatchCommand,
  addRerunCommand,
  addRunsCommand,
  addStopCommand,
  addShowCommand,
  addRescoreCommand,
  addDatasetCommand,
  addKeyCommand,
  addLocalCommand,
]) {
  addCommand(program, terminal, exit);
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Commander has printed its message; help and version end with 0.
    exit(error.exitCode === 0 ? exitCodes.fine : exitCodes.badInput);
  } else {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    terminal.note(`Error: ${message}`);
    if (process.env.DEBUG) terminal.note(stack ?? '');
    exit(exitCodes.badInput);
  }
}
