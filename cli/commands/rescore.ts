import { InputError } from '../../shared/basics/input-error.ts';
import { parseCases } from '../../shared/case/parse-cases.ts';
import type { ParsedCase } from '../../shared/case/scan-cases.ts';
import { type ExplainedQuestion, explainFile } from '../../shared/outputs/explain-file.ts';
import { rescoreFile } from '../../shared/outputs/rescore-file.ts';
import { tokenPrices } from '../flags/flag-values.ts';
import { formatExplained } from '../results/format-explained.ts';
import { readResultsFile, readText } from '../results/read-results-file.ts';
import { writeOutput } from '../results/write-output.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { jsonText } from '../terminal/json-text.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AddCommand } from './add-command.ts';

export const addRescoreCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('rescore')
    .argument('<results.json>', 'results file')
    .description("recompute a results file's answers and summary from its replies, without calling a model")
    .option('--output <file>', 'new results file, or - for stdout; required without --explain')
    .option(
      '--jsonl-path <file>',
      "JSONL file with the cases, for each question's options (default: those in the results file, else A-J)",
    )
    .option(
      '--price <prices>',
      'US dollars per million tokens, e.g. input=1.25,output=10,cached=0.125 (default: as before)',
      tokenPrices,
    )
    .option(
      '--explain',
      'print how the strict extractor reads each reply: the rule, the words it matched, and vetoes',
    )
    .option('--json', 'print the explanation as JSON')
    .addHelpText(
      'after',
      '\nExamples:\n  $ npx liveclin rescore results/gpt-5.2_2025_H1.json --output rescored.json\n  $ npx liveclin rescore results/gpt-5.2_2025_H1.json --explain --jsonl-path 2025_H1.jsonl\n',
    )
    .action(async (path, flags) => {
      checkFlags(flags);
      const file = await readResultsFile(path);
      const cases = flags.jsonlPath === undefined ? undefined : await readCases(flags.jsonlPath);
      const { output, explain = false, json = false } = flags;
      if (explain) explainTo(terminal, explainFile(file, cases), json);
      if (output !== undefined) {
        const { printed, changed, text } = rescoreFile(file, { cases, prices: flags.price });
        await writeOutput({ output, name: 'Results', read: [path] }, text, terminal);
        if (output !== '-' && !explain) terminal.result(printed.text);
        terminal.note(`Questions whose answer or verdict changed: ${changed}.`);
      }
      exit(exitCodes.ok);
    });
};

interface OutputFlags {
  readonly output?: string | undefined;
  readonly explain?: true | undefined;
  readonly json?: true | undefined;
}

/** @throws {InputError} when nothing would come out, or two things on stdout */
const checkFlags = ({ output, explain, json }: OutputFlags): void => {
  const refuse = (flag: string, message: string) => new InputError([{ path: [flag], message }]);
  if (output === undefined && !explain) throw refuse('output', 'required, except with --explain');
  if (output === '-' && explain)
    throw refuse('output', 'with --explain give a file; the explanation goes to stdout');
  if (json && !explain) throw refuse('json', 'only with --explain');
};

const explainTo = (terminal: Terminal, questions: readonly ExplainedQuestion[], json: boolean): void => {
  const paint: Terminal['paint'] = (format, text) => terminal.paint(format, text);
  terminal.result(json ? jsonText(questions) : formatExplained(questions, paint));
};

const readCases = async (path: string): Promise<readonly ParsedCase[]> =>
  parseCases(await readText(path, `--jsonl-path: ${path}`), path).cases;
