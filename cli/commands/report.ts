import { reportFile } from '../../shared/outputs/report-file.ts';
import { readResultsFile } from '../results/read-results-file.ts';
import { openResults, outputBeside } from '../results/results-source.ts';
import { loadRunFiles } from '../results/run-files.ts';
import { writeOutput } from '../results/write-output.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { AddCommand } from './add-command.ts';

export const addReportCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('report')
    .argument('<run>', 'id of a run, or path of a results file')
    .description('write an HTML report of a run or results file: one file that opens without a network')
    .option('--output <file>', 'report file, or - for stdout (default: next to the results file)')
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx liveclin report gpt-5-2-2025-H1_2026-11-22-101500_ab12\n  $ npx liveclin report results/gpt-5.2_2025_H1.json --output report.html\n',
    )
    .action(async (name, _flags, command) => {
      const { output, ...flags } = command.optsWithGlobals();
      const source = await openResults(name, flags, terminal);
      const report =
        source.kind === 'file'
          ? reportFile(await readResultsFile(source.path))
          : (await loadRunFiles(source, ['report'])).report;
      const target = {
        output: output ?? outputBeside(source, 'html'),
        name: 'Report',
        read: source.kind === 'file' ? [source.path] : [],
      };
      await writeOutput(target, report, terminal);
      exit(exitCodes.ok);
    });
};
