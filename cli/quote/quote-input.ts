import { findEarlierRuns } from '../../shared/outputs/earlier-runs.ts';
import type { Quote } from '../../shared/quote/quote.ts';
import { quoteRun } from '../../shared/quote/quote-run.ts';
import { resolveSelection } from '../../shared/run/resolve-selection.ts';
import { runIdentity } from '../../shared/run/run-identity.ts';
import type { StartInput } from '../../shared/run/run-input.ts';
import { runSettings } from '../../shared/run/run-settings.ts';
import { selectCases } from '../../shared/run/select-cases.ts';
import type { Stack } from '../aws/connect-stack.ts';
import type { QuotedDataset } from './quoted-dataset.ts';

/** @param stack where earlier runs are, if there is one */
export const quoteInput = async (
  input: StartInput,
  { cases, loadCase }: QuotedDataset,
  stack: Pick<Stack, 'ledger' | 'objects'> | undefined,
): Promise<Quote> => {
  const selection = input.selection && resolveSelection(input.selection, cases);
  const caseKeys = selectCases(cases, selection).map(({ caseKey }) => caseKey);
  // Nothing in an estimate depends on the digest.
  const identity = runIdentity(input, '');
  const earlier = stack ? await findEarlierRuns(identity, stack) : [];
  return quoteRun({ identity, settings: runSettings(input), caseKeys, earlier }, loadCase);
};
