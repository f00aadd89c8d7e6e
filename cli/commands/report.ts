import type { Command } from 'commander';
import { reportFile } from '../../shared/outputs/report-file.ts';
import { readResultsFile } from '../results/read-results-file.ts';
import { openResults, outputBeside } from '../results/results-source.ts';
import { loadRunFiles } from '../results/run-files.ts';
import { writeOutput } from '../results/write-output.ts';
import type { AddCommand } from '../terminal/add-command.ts';
import { exitCodes } from '../terminal/exit-codes.ts';

interface ReportFlags {
  readonly local?: boolean;
  readonly output?: string;
}

export const addReportCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('report <run>')
    .description('write the report of a run or a results file: one HTML file that needs no network')
    .option('--output <file>', "the report; - for stdout (default: beside the results file's, .html)")
    .addHelpText(
      'after',
      '\nExamples:\n  $ liveclin report gpt-5-2-2025-H1_2026-11-22-101500_ab12\n  $ liveclin report results/gpt-5.2_2025_H1.json --output report.html\n',
    )
    .action(async (name: string, _flags: unknown, command: Command) => {
      const { local = false, output } = command.optsWithGlobals<ReportFlags>();
      const source = await openResults(name, local, terminal);
      const report =
        source.kind === 'file'
          ? reportFile(await readResultsFile(source.path))
          : (await loadRunFiles(source, ['report'])).report;
      const target = {
        output: output ?? outputBeside(source, 'html'),
        name: 'Report',
        read: source.kind === 'file' ? source.path : undefined,
      };
      await writeOutput(target, report, terminal);
      exit(exitCodes.ok);
    });
};
