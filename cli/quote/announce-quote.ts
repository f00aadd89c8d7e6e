import type { StartInput } from '../../shared/run/run-input.ts';
import type { Stack } from '../aws/connect-stack.ts';
import type { CheckedDataset } from '../dataset/check-dataset.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { askBeforeSpending } from './ask-before-spending.ts';
import { summarizeQuote } from './format-quote.ts';
import { quoteInput } from './quote-input.ts';
import { quotedFiles, quotedObjects } from './quoted-dataset.ts';

interface AnnouncedRun {
  readonly input: StartInput;
  readonly datasetDigest: string;
  /** Its files, if they are on this machine. */
  readonly found: CheckedDataset | undefined;
  readonly yes: boolean | undefined;
}

/**
 * Says what a new run is expected to take, and lets the person at the terminal decide.
 * @throws {InputError} when the answer is no
 */
export const announceQuote = async (
  { input, datasetDigest, found, yes }: AnnouncedRun,
  stack: Pick<Stack, 'ledger' | 'objects'>,
  terminal: Terminal,
): Promise<void> => {
  const { apiBase, imageMode } = input;
  const dataset = found
    ? quotedFiles(found)
    : await quotedObjects({ datasetDigest, imageMode }, stack.objects);
  const quote = await quoteInput(input, dataset, stack);
  terminal.note(summarizeQuote(quote));
  for (const line of quote.advice) terminal.note(`Note: ${line}`);
  const isInteractive = terminal.isInteractive && process.stdin.isTTY;
  await askBeforeSpending({ quote, apiBase, yes, isInteractive });
};
