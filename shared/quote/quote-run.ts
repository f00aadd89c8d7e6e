import pLimit from 'p-limit';
import type { CaseLoader } from '../dataset/case-loader.ts';
import { findModel } from '../prices/find-model.ts';
import { findPrices } from '../prices/find-prices.ts';
import type { RunIdentity } from '../run/run-identity.ts';
import { defaults, type RunSettings } from '../run/run-settings.ts';
import { caseLoad } from './case-load.ts';
import { assumedReplies, type MeasuredReplies, measuredReplies } from './expected-replies.ts';
import { makeQuote } from './make-quote.ts';
import { modelAdvice } from './model-advice.ts';
import { outputBudget } from './output-budget.ts';
import type { Quote } from './quote.ts';

export interface RunToQuote {
  readonly identity: Pick<RunIdentity, 'model' | 'apiBase' | 'api' | 'history' | 'imageMode' | 'parameters'>;
  readonly settings: Pick<RunSettings, 'concurrency' | 'prices' | 'tier'>;
  readonly caseKeys: readonly string[];
  /** Of the same model with the same parameters. */
  readonly earlier: readonly MeasuredReplies[];
}

/** Case objects read in parallel. */
const atOnce = 32;

/** Cases that are read, evenly spread: in a larger dataset, each stands for those after it. LiveClin has 1,407. */
const maxRead = 2_000;

/** What a run will take: its actual prompts, and replies as earlier runs of the model had them, or as assumed. */
export const quoteRun = async (
  { identity, settings, caseKeys, earlier }: RunToQuote,
  loadCase: CaseLoader,
): Promise<Quote> => {
  const { model, apiBase, imageMode: mode, parameters, history } = identity;
  const step = Math.max(1, Math.ceil(caseKeys.length / maxRead));
  const drawn = caseKeys.filter((_, index) => index % step === 0);
  const read = await pLimit(atOnce).map(drawn, async (caseKey) => {
    const { evalCase, images } = await loadCase(caseKey);
    return caseLoad(evalCase, { mode, images });
  });
  const loads = caseKeys.flatMap((_, index) => read[Math.floor(index / step)] ?? []);
  const facts = findModel({ model, apiBase });
  const replies =
    measuredReplies(earlier) ??
    assumedReplies({
      maxTokens: outputBudget(parameters) ?? defaults.maxTokens,
      mayReason: facts === undefined || facts.reasoning === true,
    });
  const hasPictures = loads.some(({ turns }) => turns.some(({ pictures }) => pictures.length > 0));
  return makeQuote({
    loads,
    model,
    apiBase,
    concurrency: settings.concurrency,
    prices: findPrices({ model, apiBase, prices: settings.prices }),
    tier: settings.tier,
    replies: history === 'reasoning' ? { ...replies, resentTokens: replies.tokens } : replies,
    advice: modelAdvice({ ...identity, hasPictures }),
  });
};
