import type { KnownPrices } from '../../prices/token-prices.ts';
import type { TokenCounts } from './token-tally.ts';

export interface Cost {
  readonly usd: number;
  /** False when replies reported no usage, or failed calls may have been billed: then this is a lower bound. */
  readonly complete: boolean;
  readonly prices: KnownPrices;
}

/** What the counted tokens cost in US dollars, unrounded; `unknown` without a price or without tokens. */
export const costOf = (tokens: TokenCounts | null, prices: KnownPrices | undefined): Cost | 'unknown' => {
  if (!tokens || !prices) return 'unknown';
  // Some providers report more cached input than input.
  const cached = Math.min(tokens.cached_input, tokens.input);
  const millionths =
    (tokens.input - cached) * prices.input +
    cached * (prices.cached ?? prices.input) +
    tokens.output * prices.output;
  return {
    usd: millionths / 1_000_000,
    complete: tokens.questions_without_usage + tokens.failed_calls_maybe_billed === 0,
    prices,
  };
};
