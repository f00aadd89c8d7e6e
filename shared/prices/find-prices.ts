import { priceTable } from './price-table.ts';
import type { KnownPrices, TokenPrices } from './token-prices.ts';

export interface PricedModel {
  readonly model: string;
  readonly apiBase: string;
  /** The user's prices, which take precedence over the table. */
  readonly prices?: TokenPrices | undefined;
}

/** What a model's tokens cost, undefined when unknown. Names and hosts must match exactly: nothing is guessed. */
export const findPrices = ({ model, apiBase, prices }: PricedModel): KnownPrices | undefined => {
  if (prices) return { ...prices, source: 'given' };
  const host = URL.parse(apiBase)?.host;
  const entry = priceTable.find((candidate) => candidate.host === host && candidate.model === model);
  if (!entry) return undefined;
  const { host: _host, model: _model, ...known } = entry;
  return known;
};
