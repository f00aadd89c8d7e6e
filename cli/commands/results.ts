import { type Command, Option } from 'commander';
import { csvOf } from '../../shared/outputs/export/csv-of.ts';
import { jsonLinesOf } from '../../shared/outputs/export/json-lines-of.ts';
import { questionRows } from '../../shared/outputs/export/question-rows.ts';
import { withoutTexts } from '../../shared/outputs/export/without-texts.ts';
import { rewriteFile } from '../../shared/outputs/rewrite-file.ts';
import { parseResultsFile } from '../../shared/results/results-file.ts';
import { describeKept, moveAsideOtherRuns } from '../results/move-aside-other-runs.ts';
import { readText } from '../results/read-results-file.ts';
import { openResults, outputBeside, type ResultsSource } from '../results/results-source.ts';
import { loadRunFiles } from '../results/run-files.ts';
import { writeOutput } from '../results/write-output.ts';
import type { AddCommand } from '../terminal/add-command.ts';
import { exitCodes } from '../terminal/exit-codes.ts';

const formats = ['json', 'jsonl', 'csv'] as const;

interface ResultsFlags {
  readonly local?: boolean;
  readonly output?: string;
  readonly format: (typeof formats)[number];
  /** Commander's form of `--no-text`. */
  readonly text: boolean;
}

export const addResultsCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('results <run>')
    .description("write a run's results file, or the questions of a run or results file as JSONL or CSV")
    .option(
      '--output <file>',
      'where to; - for stdout (default: results/<model>_<dataset>, or beside the file)',
    )
    .addOption(
      new Option('--format <format>', "json: the reference's file; jsonl, csv: a row a question")
        .choices(formats)
        .default('json'),
    )
    .option('--no-text', 'leave replies and reasoning out: they may quote the cases, which are CC BY-NC-SA')
    .addHelpText(
      'after',
      '\nExamples:\n  $ liveclin results gpt-5-2-2025-H1_2026-11-22-101500_ab12\n  $ liveclin results results/gpt-5.2_2025_H1.json --format csv --no-text --output questions.csv\n',
    )
    .action(async (name: string, _flags: unknown, command: Command) => {
      const flags = command.optsWithGlobals<ResultsFlags>();
      const source = await openResults(name, flags.local ?? false, terminal);
      const output = flags.output ?? outputBeside(source, flags.format);
      const text =
        source.kind === 'file'
          ? await readText(source.path)
          : (await loadRunFiles(source, ['results'])).results;
      const read = source.kind === 'file' ? source.path : undefined;
      const kept = await keptBefore(source, output, flags);
      await writeOutput({ output, name: 'Results', read }, exported(text, nameOf(source), flags), terminal);
      if (kept !== undefined) terminal.note(describeKept(kept));
      exit(exitCodes.ok);
    });
};

/** The default path is that of every run of the model over the dataset. */
const keptBefore = async (
  source: ResultsSource,
  output: string,
  { format }: ResultsFlags,
): Promise<string | undefined> =>
  source.kind === 'file' || format !== 'json' ? undefined : moveAsideOtherRuns(source.run.runId, output);

const nameOf = (source: ResultsSource): string => (source.kind === 'file' ? source.path : source.run.runId);

const exported = (
  text: string,
  name: string,
  { format, text: withTexts }: ResultsFlags,
): string | AsyncIterable<string> => {
  const parsed = parseResultsFile(text, name);
  const file = withTexts ? parsed : withoutTexts(parsed);
  switch (format) {
    case 'json':
      return withTexts ? text : rewriteFile(file).text;
    case 'jsonl':
      return jsonLinesOf(questionRows(file));
    case 'csv':
      return csvOf(questionRows(file));
  }
};
