import { Command } from 'commander';
import { evaluatorVersion } from '../shared/results/evaluator-version.ts';
import { addCheckCommand } from './check.ts';
import { addDatasetCommand } from './dataset.ts';
import { addDoctorCommand } from './doctor.ts';
import { addKeyCommand } from './key.ts';
import { addLocalCommand } from './local.ts';
import { addReportCommand } from './report.ts';
import { addRerunCommand } from './rerun.ts';
import { addRescoreCommand } from './rescore.ts';
import { addResultsCommand } from './results.ts';
import { addRunCommand } from './run.ts';
import { addRunsCommand } from './runs.ts';
import { addServeCommand } from './serve.ts';
import { addShowCommand } from './show.ts';
import { addStopCommand } from './stop.ts';
import type { Exit } from './terminal/add-command.ts';
import type { Terminal } from './terminal/terminal.ts';
import { addWatchCommand } from './watch.ts';

/** Every command with its flags. Nothing is done before it is given arguments to parse. */
export const createProgram = (terminal: Terminal, exit: Exit): Command => {
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
    addResultsCommand,
    addReportCommand,
    addRescoreCommand,
    addCheckCommand,
    addDatasetCommand,
    addKeyCommand,
    addServeCommand,
    addDoctorCommand,
    addLocalCommand,
  ]) {
    addCommand(program, terminal, exit);
  }
  return program;
};
