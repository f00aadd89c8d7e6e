import type { TokenPrices } from './token-prices.ts';

/** Tiers of service with their own prices, beside the standard one. */
export const pricedTiers = ['flex', 'batch', 'priority'] as const;
export type PricedTier = (typeof pricedTiers)[number];

/** What the price list knows of a model at its endpoint. */
export interface ModelFacts {
  readonly prices: TokenPrices;
  readonly tiers?: Partial<Record<PricedTier, TokenPrices>>;
  /** Served by the Responses API and not by Chat Completions. */
  readonly responsesOnly?: true;
  /** Absent: the list does not say. */
  readonly vision?: boolean;
  readonly reasoning?: true;
  /** Most tokens of a reply. */
  readonly maxOutput?: number;
}
