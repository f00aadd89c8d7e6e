import { present } from '../basics/present.ts';
import { findModel, type ModelPlace } from './find-model.ts';
import type { PricesByTier } from './model-facts.ts';
import { priceTable } from './price-table.ts';
import type { TokenPrices } from './token-prices.ts';

export interface PricedModel extends ModelPlace {
  /** The user's prices, which take precedence over the table. */
  readonly prices?: TokenPrices | undefined;
}

/** Prices and where they come from. */
export interface KnownPrices extends TokenPrices {
  /** `given` by the user for whatever tier serves, or the list that they were taken from. */
  readonly source: string;
  /** ISO date of the list. */
  readonly asOf?: string;
  /** Of tiers that cost something else than the standard one. */
  readonly tiers?: PricesByTier;
}

/** What a model's tokens cost, undefined when unknown. */
export const findPrices = ({ model, apiBase, prices }: PricedModel): KnownPrices | undefined => {
  if (prices) return { ...prices, source: 'given' };
  const facts = findModel({ model, apiBase });
  if (!facts) return undefined;
  const { source, asOf } = priceTable;
  return { ...facts.prices, source, asOf, ...present({ tiers: facts.tiers }) };
};
