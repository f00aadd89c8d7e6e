import { parseStartInput } from '../../shared/run/run-input.ts';
import { fetchDataset, findDataset } from '../dataset/provide-dataset.ts';
import { addRunFlags, type RunFlags, startJson, withDatasetName } from '../flags/run-flags.ts';
import { formatQuote } from '../quote/format-quote.ts';
import { quoteInput } from '../quote/quote-input.ts';
import { quotedFiles, quotedName } from '../quote/quoted-dataset.ts';
import { stackIfThere } from '../quote/stack-if-there.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { jsonText } from '../terminal/json-text.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AddCommand } from './add-command.ts';

export const addEstimateCommand: AddCommand = (program, terminal, exit) => {
  addRunFlags(program.command('estimate'))
    .description(
      'say what a run would take: requests, tokens, money, time; takes the flags of run, calls no model',
    )
    .addHelpText('after', examples)
    .action(async (_flags, command) => {
      await estimate(withDatasetName(command.optsWithGlobals()), terminal);
      exit(exitCodes.ok);
    });
};

const examples = `
Examples:
  $ npx liveclin estimate --model gpt-5.2 --api-base https://api.openai.com/v1 --image-mode url
  $ npx liveclin estimate --model gpt-5.2 --api-base https://api.openai.com/v1 --image-mode local --dataset sample --data-dir datasets
`;

const estimate = async (flags: RunFlags, terminal: Terminal): Promise<void> => {
  const input = parseStartInput(startJson(flags));
  const needs = { withImages: flags.imageMode !== 'url', allowMissingImages: flags.allowMissingImages };
  const found = await findDataset(flags, needs, terminal);
  const stack = await stackIfThere(flags, terminal);
  const asksHub = flags.hubRepo !== undefined || flags.revision !== undefined;
  const stored = found || asksHub || !stack ? undefined : await quotedName(flags, stack.objects);
  const dataset = stored ?? quotedFiles(found ?? (await fetchDataset(flags, needs, terminal)));
  if (!stack) terminal.note('No stack was reached, so earlier runs of the model are not taken into account.');
  const quote = await quoteInput(input, dataset, stack);
  terminal.result(flags.json ? jsonText(quote) : formatQuote(flags.model, quote));
};
