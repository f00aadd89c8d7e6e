import { Option } from '@commander-js/extra-typings';
import { countOf } from '../../shared/basics/count-of.ts';
import { type Coverage, isIncomplete } from '../../shared/ledger/coverage.ts';
import { csvOf } from '../../shared/outputs/export/csv-of.ts';
import { jsonLinesOf } from '../../shared/outputs/export/json-lines-of.ts';
import { questionRows } from '../../shared/outputs/export/question-rows.ts';
import { withoutTexts } from '../../shared/outputs/export/without-texts.ts';
import { rewriteFile } from '../../shared/outputs/rewrite-file.ts';
import { coverageOfFile, parseResultsFile, type ResultsFile } from '../../shared/results/results-file.ts';
import { checkInspectOutput, inspectLog, isInspect } from '../results/inspect-output.ts';
import { describeKept, moveAsideOtherRuns } from '../results/move-aside-other-runs.ts';
import { readText } from '../results/read-results-file.ts';
import { openResults, outputBeside, type ResultsSource } from '../results/results-source.ts';
import { loadRunFiles } from '../results/run-files.ts';
import { type Pieces, writeOutput } from '../results/write-output.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { AddCommand } from './add-command.ts';

const formats = ['json', 'jsonl', 'csv', 'inspect', 'inspect-questions'] as const;

interface Export {
  readonly format: (typeof formats)[number];
  readonly output: string;
  /** False without replies and reasoning: `--no-text`. */
  readonly text: boolean;
}

export const addResultsCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('results')
    .argument('<run>', 'id of a run, or path of a results file')
    .description("write a run's results file, or export it as JSONL, CSV or a log of Inspect AI")
    .option(
      '--output <file>',
      'output file, or - for stdout (default: results/<model>_<dataset>, or next to the given file; with .no-text in its name if texts are left out)',
    )
    .addOption(
      new Option(
        '--format <format>',
        'json: results file; jsonl, csv: one row per question; inspect, inspect-questions: Inspect log without texts, one sample per case or question (.eval, or .json if --output ends so)',
      )
        .choices(formats)
        .default('json'),
    )
    .option('--no-text', 'omit replies and reasoning, which may quote the cases (CC BY-NC-SA)')
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx liveclin results gpt-5-2-2025-H1_2026-11-22-101500_ab12\n  $ npx liveclin results results/gpt-5.2_2025_H1.json --format csv --no-text --output questions.csv\n',
    )
    .action(async (name, _flags, command) => {
      const flags = command.optsWithGlobals();
      const source = await openResults(name, flags, terminal);
      const output = flags.output ?? outputBeside(source, endingOf(flags));
      if (isInspect(flags.format)) checkInspectOutput(output);
      const text =
        source.kind === 'file'
          ? await readText(source.path)
          : (await loadRunFiles(source, ['results'])).results;
      const read = source.kind === 'file' ? [source.path] : [];
      const kept = await keptBefore(source, output, flags);
      const file = parseResultsFile(text, nameOf(source));
      await writeOutput(
        { output, name: 'Results', read },
        exported(text, file, { ...flags, output }),
        terminal,
      );
      const coverage = coverageOfFile(file);
      if (isIncomplete(coverage)) terminal.note(describeRows(coverage, file));
      if (kept !== undefined) terminal.note(describeKept(kept));
      exit(exitCodes.ok);
    });
};

/** An Inspect log never has texts, so its name does not say so. */
const endingOf = ({ format, text }: Pick<Export, 'format' | 'text'>): string => {
  if (isInspect(format)) return `${format}.eval`;
  return text ? format : `no-text.${format}`;
};

/** Every run of the model over the dataset has the same default path. */
const keptBefore = async (
  source: ResultsSource,
  output: string,
  { format }: Pick<Export, 'format'>,
): Promise<string | undefined> =>
  source.kind === 'file' || format !== 'json' ? undefined : moveAsideOtherRuns(source.run.runId, output);

const nameOf = (source: ResultsSource): string => (source.kind === 'file' ? source.path : source.run.runId);

/** What of an unfinished run is in its export. */
const describeRows = ({ planned, pending }: Coverage, { cases }: ResultsFile): string => {
  const questions = cases.reduce((sum, { mcqs }) => sum + mcqs.length, 0);
  const left = pending > 0 ? `; ${countOf(pending, 'case')} of ${planned} not run` : '';
  return `INCOMPLETE: it has the ${countOf(questions, 'question')} of the ${countOf(cases.length, 'case')} that ran${left}.`;
};

const exported = (
  text: string,
  parsed: ResultsFile,
  { format, text: withTexts, output }: Export,
): string | Pieces => {
  const file = withTexts ? parsed : withoutTexts(parsed);
  switch (format) {
    case 'json':
      return withTexts ? text : rewriteFile(file).text;
    case 'jsonl':
      return jsonLinesOf(questionRows(file));
    case 'csv':
      return csvOf(questionRows(file));
    case 'inspect':
    case 'inspect-questions':
      return inspectLog(parsed, format, output);
  }
};
