import type { KnownPrices } from '../prices/known-prices.ts';
import { pricesAt, priceTokens, tierOf } from '../prices/price-tokens.ts';
import type { Served } from './served.ts';

/** What a call cost in US dollars: what the endpoint charged, else its tokens at the prices of its tier; undefined when unknown. */
export const callUsd = (
  { usage, serviceTier }: Served,
  prices: KnownPrices | undefined,
): number | undefined => {
  if (usage?.billedUsd !== undefined) return usage.billedUsd;
  if (!prices || usage?.input === undefined || usage.output === undefined) return undefined;
  const { input, output, cachedInput = 0, writtenInput = 0, reasoning = 0 } = usage;
  return priceTokens(
    { input, output, cachedInput, writtenInput, reasoning },
    pricesAt(prices, tierOf(serviceTier)),
  );
};
