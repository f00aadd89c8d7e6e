import type { KnownPrices } from './known-prices.ts';
import { type PricedTier, pricedTiers } from './model-facts.ts';
import type { TokenPrices } from './token-prices.ts';

/** Tokens as endpoints count them: cached and written ones are parts of the input, reasoning of the output. */
export interface PricedTokens {
  readonly input: number;
  readonly output: number;
  readonly cachedInput: number;
  readonly writtenInput: number;
  readonly reasoning: number;
}

export type PriceTier = PricedTier | 'standard';

/** The tier whose prices apply to a reply: the one that the endpoint says served it, the standard one if it has no other name. */
export const tierOf = (served: string | undefined): PriceTier =>
  pricedTiers.find((tier) => tier === served?.toLowerCase()) ?? 'standard';

/** A tier without prices of its own costs what the standard one does. */
export const pricesAt = (known: KnownPrices, tier: PriceTier): TokenPrices =>
  (tier === 'standard' ? undefined : known.tiers?.[tier]) ?? known;

/** US dollars, unrounded. */
export const priceTokens = (tokens: PricedTokens, prices: TokenPrices): number => {
  // Some providers report more cached input than input.
  const cached = Math.min(tokens.cachedInput, tokens.input);
  const written = prices.cacheWrite === undefined ? 0 : Math.min(tokens.writtenInput, tokens.input - cached);
  const reasoning = prices.reasoning === undefined ? 0 : Math.min(tokens.reasoning, tokens.output);
  const millionths =
    (tokens.input - cached - written) * prices.input +
    cached * (prices.cached ?? prices.input) +
    written * (prices.cacheWrite ?? prices.input) +
    (tokens.output - reasoning) * prices.output +
    reasoning * (prices.reasoning ?? prices.output);
  return millionths / 1_000_000;
};
