import { compareFiles } from '../../shared/outputs/compare-files.ts';
import { renderComparison } from '../../shared/report/comparison/render-comparison.ts';
import { formatComparison } from '../compare/format-comparison.ts';
import { readCompared } from '../compare/read-compared.ts';
import { checkPage, writeViews } from '../compare/write-views.ts';
import { percentagePoints } from '../flags/flag-values.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AddCommand } from './add-command.ts';

export const addCompareCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('compare')
    .argument('<run>', 'id of a run, or path of a results file, that the others are compared with')
    .argument('<others...>', 'further runs or results files')
    .description(
      'compare models case by case: which is better, whether the data can tell, and in which cases',
    )
    .option(
      '--common',
      'compare the cases that all runs have, and name the others (default: all must be the same)',
    )
    .option(
      '--margin <points>',
      'say whether a later run is worse by less than this, in percentage points of question accuracy',
      percentagePoints,
    )
    .option('--html <file>', 'also write it as one HTML page, or - for the page on stdout alone')
    .option('--json', 'print everything as JSON: every pair, group, and case gained or lost')
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx liveclin compare results/gpt-5.2_2025_H1.json results/o3_2025_H1.json\n  $ npx liveclin compare a.json b.json c.json --common --margin 2 --json\n',
    )
    .action(async (run, others, _flags, command) => {
      const flags = command.optsWithGlobals();
      const names = [run, ...others];
      await checkPage(flags, names);
      const files = await readCompared(names, flags, terminal);
      const comparison = compareFiles(files, flags);
      const views = {
        value: comparison,
        text: (paint: Terminal['paint']) => formatComparison(comparison, paint),
        page: () => renderComparison(comparison),
      };
      await writeViews(flags, views, terminal);
      exit(exitCodes.ok);
    });
};
