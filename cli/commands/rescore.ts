import { parseCases } from '../../shared/case/parse-cases.ts';
import type { ParsedCase } from '../../shared/case/scan-cases.ts';
import { rescoreFile } from '../../shared/outputs/rescore-file.ts';
import type { TokenPrices } from '../../shared/prices/token-prices.ts';
import { tokenPrices } from '../flags/flag-values.ts';
import { readResultsFile, readText } from '../results/read-results-file.ts';
import { writeOutput } from '../results/write-output.ts';
import type { AddCommand } from '../terminal/add-command.ts';
import { exitCodes } from '../terminal/exit-codes.ts';

interface RescoreFlags {
  readonly output: string;
  readonly jsonlPath?: string;
  readonly price?: TokenPrices;
}

export const addRescoreCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('rescore <results.json>')
    .description("recompute a results file's verdicts and summary from its replies; no model is asked")
    .requiredOption('--output <file>', 'the new results file; - for stdout')
    .option(
      '--jsonl-path <file>',
      "the cases, for the questions' options (default: those in the file, else A-J)",
    )
    .option(
      '--price <prices>',
      'US dollars per million tokens: input=1.25,output=10,cached=0.125',
      tokenPrices,
    )
    .addHelpText(
      'after',
      '\nExample:\n  $ liveclin rescore results/gpt-5.2_2025_H1.json --output rescored.json\n',
    )
    .action(async (path: string, flags: RescoreFlags) => {
      const file = await readResultsFile(path);
      const cases = flags.jsonlPath === undefined ? undefined : await readCases(flags.jsonlPath);
      const { printed, changed, text } = rescoreFile(file, { cases, prices: flags.price });
      await writeOutput({ output: flags.output, name: 'Results', read: path }, text, terminal);
      if (flags.output !== '-') terminal.result(printed.text);
      terminal.note(`${changed} of the file's letters or verdicts changed.`);
      exit(exitCodes.ok);
    });
};

const readCases = async (path: string): Promise<readonly ParsedCase[]> =>
  parseCases(await readText(path, `--jsonl-path: ${path}`), path).cases;
