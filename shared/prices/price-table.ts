import type { KnownPrices } from './token-prices.ts';

interface PriceEntry extends KnownPrices {
  /** Host of the API base: the same model costs something else elsewhere. */
  readonly host: string;
  readonly model: string;
}

const openAi = (model: string, input: number, cached: number, output: number): PriceEntry => ({
  host: 'api.openai.com',
  model,
  input,
  output,
  cached,
  source: 'https://platform.openai.com/docs/pricing (standard tier)',
  asOf: '2025-09-01',
});

/** Models by their exact names. Only what is known for sure; `--price` is for everything else and takes precedence. */
export const priceTable: readonly PriceEntry[] = [
  openAi('gpt-5', 1.25, 0.125, 10),
  openAi('gpt-5-mini', 0.25, 0.025, 2),
  openAi('gpt-4.1', 2, 0.5, 8),
  openAi('gpt-4.1-mini', 0.4, 0.1, 1.6),
  openAi('gpt-4o', 2.5, 1.25, 10),
  openAi('gpt-4o-mini', 0.15, 0.075, 0.6),
  openAi('o3', 2, 0.5, 8),
];
