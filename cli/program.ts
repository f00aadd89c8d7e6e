import { Command } from 'commander';
import { evaluatorVersion } from '../shared/basics/evaluator-version.ts';
import { addCheckCommand } from './commands/check.ts';
import { addDatasetCommand } from './commands/dataset.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addKeyCommand } from './commands/key.ts';
import { addLocalCommand } from './commands/local.ts';
import { addReportCommand } from './commands/report.ts';
import { addRerunCommand } from './commands/rerun.ts';
import { addRescoreCommand } from './commands/rescore.ts';
import { addResultsCommand } from './commands/results.ts';
import { addRunCommand } from './commands/run.ts';
import { addRunsCommand } from './commands/runs.ts';
import { addServeCommand } from './commands/serve.ts';
import { addShowCommand } from './commands/show.ts';
import { addStopCommand } from './commands/stop.ts';
import { addWatchCommand } from './commands/watch.ts';
import type { Exit } from './terminal/add-command.ts';
import type { Terminal } from './terminal/terminal.ts';

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
