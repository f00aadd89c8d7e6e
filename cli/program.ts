import { Command, Option } from '@commander-js/extra-typings';
import { evaluatorVersion } from '../shared/basics/evaluator-version.ts';
import { withoutKeys } from '../shared/endpoint/looks-like-key.ts';
import type { AddCommand, Exit, Program } from './commands/add-command.ts';
import { addCheckCommand } from './commands/check.ts';
import { addCompareCommand } from './commands/compare.ts';
import { addDatasetCommand } from './commands/dataset.ts';
import { addDoctorCommand } from './commands/doctor.ts';
import { addEstimateCommand } from './commands/estimate.ts';
import { addKeyCommand } from './commands/key.ts';
import { addLeaderboardCommand } from './commands/leaderboard.ts';
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
import { addViewCommand } from './commands/view.ts';
import { addWatchCommand } from './commands/watch.ts';
import { deploymentPrefix } from './flags/flag-values.ts';
import { createAimedTerminal } from './terminal/aim-hints.ts';
import type { Terminal } from './terminal/terminal.ts';

/** The commands as the help lists them. */
const groups: readonly (readonly [heading: string, commands: readonly AddCommand[]])[] = [
  ['Runs:', [addRunCommand, addWatchCommand, addStopCommand, addRerunCommand, addRunsCommand]],
  [
    'Results:',
    [
      addShowCommand,
      addReportCommand,
      addViewCommand,
      addCompareCommand,
      addLeaderboardCommand,
      addResultsCommand,
      addRescoreCommand,
    ],
  ],
  ['Preparation:', [addEstimateCommand, addDoctorCommand, addCheckCommand, addDatasetCommand, addKeyCommand]],
  ['This machine:', [addLocalCommand, addServeCommand]],
];

/** Every command with its flags. Does nothing until it is given arguments to parse. */
export const createProgram = (terminal: Terminal, exit: Exit): Program => {
  const program = new Command('liveclin')
    .description(
      'Evaluate vision-language models on the LiveClin clinical benchmark, in your AWS account or on this machine.',
    )
    .version(evaluatorVersion)
    .option('--local', 'use LocalStack on this machine instead of AWS')
    .addOption(
      new Option('--stack <name>', 'deployment to use: its stack or its prefix (default: LiveClinEvaluator)')
        .env('LIVECLIN_STACK')
        .argParser(deploymentPrefix),
    )
    .configureHelp({ showGlobalOptions: true })
    // Its messages repeat what the user typed.
    .configureOutput({
      writeOut: (text) => terminal.result(text),
      writeErr: (text) => terminal.note(withoutKeys(text.replace(/\n$/, ''))),
    })
    .exitOverride()
    .showHelpAfterError('(run with --help for usage)');
  const aimed = createAimedTerminal(terminal, () => program.opts());
  for (const [heading, commands] of groups) {
    program.commandsGroup(heading);
    for (const addCommand of commands) addCommand(program, aimed, exit);
  }
  program.commandsGroup('Help:').helpCommand('help [command]', 'show the help of a command');
  return program;
};
