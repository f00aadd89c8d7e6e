import { present } from '../basics/present.ts';
import { findModel, type ModelPlace } from './find-model.ts';
import type { KnownPrices } from './known-prices.ts';
import { priceTable } from './price-table.ts';
import type { TokenPrices } from './token-prices.ts';

export interface PricedModel extends ModelPlace {
  /** The user's prices, which take precedence over the table. */
  readonly prices?: TokenPrices | undefined;
}

/** What a model's tokens cost, undefined when unknown. */
export const findPrices = ({ model, apiBase, prices }: PricedModel): KnownPrices | undefined => {
  if (prices) return { ...prices, source: 'given' };
  const facts = findModel({ model, apiBase });
  if (!facts) return undefined;
  const { source, asOf } = priceTable;
  return { ...facts.prices, source, asOf, ...present({ tiers: facts.tiers }) };
};
