import { getOrCreate } from '../../basics/get-or-create.ts';
import { present } from '../../basics/present.ts';
import type { TokenUsage } from '../../model/token-usage.ts';
import type { KnownPrices } from '../../prices/known-prices.ts';
import {
  type PricedTokens,
  type PriceTier,
  pricesAt,
  priceTokens,
  tierOf,
} from '../../prices/price-tokens.ts';
import type { TokenPrices } from '../../prices/token-prices.ts';
import { billedCalls } from '../../results/billed-calls.ts';
import type { CaseResult } from '../../results/case-result.ts';
import type { TokenCounts } from './token-tally.ts';

/** Calls with the same price per token, or with none, as the endpoint says what each cost. */
export interface CostPart {
  readonly calls: number;
  readonly usd: number;
}

export interface Cost {
  readonly usd: number;
  /** False when replies reported no usage, or failed calls may have been billed: then this is a lower bound. */
  readonly complete: boolean;
  /** Of the standard tier; absent when the endpoint said what every call cost. */
  readonly prices?: Omit<KnownPrices, 'tiers'>;
  /** What the endpoint says that it charged; no prices apply to these calls. */
  readonly billed?: CostPart;
  /** Calls that another tier than the standard one served, with its prices. */
  readonly by_tier?: ReadonlyMap<PriceTier, CostPart & { readonly prices: TokenPrices }>;
}

type Lot = { calls: number } & { -readonly [Kind in keyof PricedTokens]: number };

/**
 * What the calls cost whose usage is known, in US dollars, unrounded: what the endpoint charged where it says so, else
 * their tokens at the prices of the tier that served them. `unknown` when a call has neither.
 */
export const createCostTally = () => {
  const billed = { calls: 0, usd: 0 };
  const lots = new Map<PriceTier, Lot>();

  const add = ({ mcqs }: Pick<CaseResult, 'mcqs'>): void => {
    for (const { usage, serviceTier } of mcqs.flatMap(billedCalls)) {
      if (usage.billedUsd !== undefined) {
        billed.calls += 1;
        billed.usd += usage.billedUsd;
        continue;
      }
      addUsage(getOrCreate(lots, tierOf(serviceTier), emptyLot), usage);
    }
  };

  const finish = (tokens: TokenCounts | null, known: KnownPrices | undefined): Cost | 'unknown' => {
    if (!tokens || (lots.size > 0 && !known)) return 'unknown';
    const parts = known ? pricedLots(lots, known) : [];
    const others = parts.filter(([tier]) => tier !== 'standard');
    return {
      usd: parts.reduce((sum, [, { usd }]) => sum + usd, billed.usd),
      complete: tokens.questions_without_usage + tokens.failed_calls_maybe_billed === 0,
      ...present({
        prices: known && (lots.size > 0 || billed.calls === 0) ? standardOf(known) : undefined,
        billed: billed.calls > 0 ? billed : undefined,
        by_tier: others.length > 0 ? new Map(others) : undefined,
      }),
    };
  };

  return { add, finish };
};

const addUsage = (
  lot: Lot,
  { input = 0, output = 0, cachedInput = 0, writtenInput = 0, reasoning = 0 }: TokenUsage,
): void => {
  lot.calls += 1;
  lot.input += input;
  lot.output += output;
  lot.cachedInput += cachedInput;
  lot.writtenInput += writtenInput;
  lot.reasoning += reasoning;
};

const emptyLot = (): Lot => ({
  calls: 0,
  input: 0,
  output: 0,
  cachedInput: 0,
  writtenInput: 0,
  reasoning: 0,
});

const standardOf = ({ tiers: _tiers, ...prices }: KnownPrices) => prices;

const pricedLots = (lots: ReadonlyMap<PriceTier, Lot>, known: KnownPrices) =>
  [...lots].map(([tier, { calls, ...tokens }]) => {
    const prices = pricesAt(known, tier);
    const { input, output, cached, cacheWrite, reasoning } = prices;
    return [
      tier,
      {
        calls,
        usd: priceTokens(tokens, prices),
        prices: { input, output, ...present({ cached, cacheWrite, reasoning }) },
      },
    ] as const;
  });
