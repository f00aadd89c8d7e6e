import pLimit from 'p-limit';
import type { CaseLoader } from '../dataset/case-loader.ts';
import type { RunLedger } from '../ledger/ledger.ts';
import { findModel } from '../prices/find-model.ts';
import { findPrices } from '../prices/find-prices.ts';
import type { RunIdentity } from '../run/run-identity.ts';
import { defaults, type RunSettings } from '../run/run-settings.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import { caseLoad } from './case-load.ts';
import { findEarlierRuns } from './earlier-runs.ts';
import { assumedReplies, measuredReplies } from './expected-replies.ts';
import { makeQuote, type Quote } from './make-quote.ts';
import { modelAdvice } from './model-advice.ts';

export interface RunToQuote {
  readonly identity: Pick<RunIdentity, 'model' | 'apiBase' | 'imageMode' | 'parameters'>;
  readonly settings: Pick<RunSettings, 'concurrency' | 'prices'>;
  readonly caseKeys: readonly string[];
}

export interface QuoteRunDependencies {
  readonly loadCase: CaseLoader;
  /** Where earlier runs are; undefined where there is no stack. */
  readonly runs:
    | { readonly ledger: Pick<RunLedger, 'listRuns'>; readonly objects: Pick<ObjectStore, 'get'> }
    | undefined;
}

/** Case objects read in parallel. */
const atOnce = 32;

/** What a run will take: its actual prompts, and replies as earlier runs of the model had them, or as assumed. */
export const quoteRun = async (
  { identity, settings, caseKeys }: RunToQuote,
  { loadCase, runs }: QuoteRunDependencies,
): Promise<Quote> => {
  const { model, apiBase, imageMode: mode, parameters } = identity;
  const loads = await pLimit(atOnce).map(caseKeys, async (caseKey) => {
    const { evalCase, images } = await loadCase(caseKey);
    return caseLoad(evalCase, { mode, images });
  });
  const measured = runs && measuredReplies(await findEarlierRuns(identity, runs));
  const { max_tokens: maxTokens } = parameters;
  const facts = findModel({ model, apiBase });
  const hasPictures = loads.some(({ turns }) => turns.some(({ pictures }) => pictures.length > 0));
  return makeQuote({
    loads,
    model,
    apiBase,
    concurrency: settings.concurrency,
    prices: findPrices({ model, apiBase, prices: settings.prices }),
    replies:
      measured ??
      assumedReplies({
        maxTokens: typeof maxTokens === 'number' ? maxTokens : defaults.maxTokens,
        mayReason: facts === undefined || facts.reasoning === true,
      }),
    advice: modelAdvice({ ...identity, hasPictures }),
  });
};
