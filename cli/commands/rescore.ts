import { parseCases } from '../../shared/case/parse-cases.ts';
import type { ParsedCase } from '../../shared/case/scan-cases.ts';
import { rescoreFile } from '../../shared/outputs/rescore-file.ts';
import { tokenPrices } from '../flags/flag-values.ts';
import { readResultsFile, readText } from '../results/read-results-file.ts';
import { writeOutput } from '../results/write-output.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { AddCommand } from './add-command.ts';

export const addRescoreCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('rescore')
    .argument('<results.json>', 'results file')
    .description("recompute a results file's answers and summary from its replies, without calling a model")
    .requiredOption('--output <file>', 'new results file, or - for stdout')
    .option(
      '--jsonl-path <file>',
      "JSONL file with the cases, for each question's options (default: those in the results file, else A-J)",
    )
    .option(
      '--price <prices>',
      'US dollars per million tokens, e.g. input=1.25,output=10,cached=0.125 (default: as before)',
      tokenPrices,
    )
    .addHelpText(
      'after',
      '\nExample:\n  $ liveclin rescore results/gpt-5.2_2025_H1.json --output rescored.json\n',
    )
    .action(async (path, flags) => {
      const file = await readResultsFile(path);
      const cases = flags.jsonlPath === undefined ? undefined : await readCases(flags.jsonlPath);
      const { printed, changed, text } = rescoreFile(file, { cases, prices: flags.price });
      await writeOutput({ output: flags.output, name: 'Results', read: path }, text, terminal);
      if (flags.output !== '-') terminal.result(printed.text);
      terminal.note(`Questions whose answer or verdict changed: ${changed}.`);
      exit(exitCodes.ok);
    });
};

const readCases = async (path: string): Promise<readonly ParsedCase[]> =>
  parseCases(await readText(path, `--jsonl-path: ${path}`), path).cases;
