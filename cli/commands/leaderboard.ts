import { leaderboardOf } from '../../shared/compare/leaderboard.ts';
import { compareFiles } from '../../shared/outputs/compare-files.ts';
import { renderLeaderboard } from '../../shared/report/comparison/render-leaderboard.ts';
import { formatLeaderboard } from '../compare/format-leaderboard.ts';
import { readCompared } from '../compare/read-compared.ts';
import { checkPage, writeViews } from '../compare/write-views.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AddCommand } from './add-command.ts';

export const addLeaderboardCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('leaderboard')
    .argument('<runs...>', 'ids of runs, or paths of results files')
    .description('rank models over the same cases, with intervals, ties, and what a right answer cost')
    .option(
      '--common',
      'rank over the cases that all runs have, and name the others (default: all must be the same)',
    )
    .option('--html <file>', 'also write it as one HTML page, or - for the page on stdout alone')
    .option('--json', 'print JSON')
    .addHelpText(
      'after',
      '\nExample:\n  $ npx liveclin leaderboard results/gpt-5.2_2025_H1.json results/o3_2025_H1.json --html leaderboard.html\n',
    )
    .action(async (names, _flags, command) => {
      const flags = command.optsWithGlobals();
      await checkPage(flags, names);
      const files = await readCompared(names, flags, terminal);
      const leaderboard = leaderboardOf(compareFiles(files, flags));
      const views = {
        value: leaderboard,
        text: (paint: Terminal['paint']) => formatLeaderboard(leaderboard, paint),
        page: () => renderLeaderboard(leaderboard),
      };
      await writeViews(flags, views, terminal);
      exit(exitCodes.ok);
    });
};
