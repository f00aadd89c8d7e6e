import { stringifyOrdered } from '../../shared/basics/stringify-ordered.ts';
import { summarizeFile } from '../../shared/outputs/summarize-file.ts';
import { readResultsFile } from '../results/read-results-file.ts';
import { openResults } from '../results/results-source.ts';
import { loadRunFiles } from '../results/run-files.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { AddCommand } from './add-command.ts';

export const addShowCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('show')
    .argument('<run>', 'id of a run, or path of a results file')
    .description('print the summary of a run or results file, and how reliable its figures are')
    .option('--json', 'print meta and summary as JSON, as in summary.json')
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx liveclin show gpt-5-2-2025-H1_2026-11-22-101500_ab12\n  $ npx liveclin show results/gpt-5.2_2025_H1.json\n',
    )
    .action(async (name, _flags, command) => {
      const { json = false, ...target } = command.optsWithGlobals();
      const source = await openResults(name, target, terminal);
      const { summaryText, details, summary } =
        source.kind === 'file'
          ? await shownFile(source.path)
          : await loadRunFiles(source, ['summaryText', 'details', 'summary']);
      terminal.result(json ? `${summary}\n` : summaryText + details);
      exit(exitCodes.ok);
    });
};

/** The texts of a run's files, made from a results file. */
const shownFile = async (path: string) => {
  const file = await readResultsFile(path);
  const { figures, printed } = summarizeFile(file);
  const { summary, details, calls } = figures;
  return {
    summaryText: printed.text,
    details: printed.details,
    summary: stringifyOrdered({ meta: file.meta, summary: { ...summary, ...details, calls } }),
  };
};
