import * as z from 'zod';
import { present } from '../../shared/basics/present.ts';
import { type ModelFacts, type PricedTier, pricedTiers } from '../../shared/prices/model-facts.ts';
import type { TokenPrices } from '../../shared/prices/token-prices.ts';

/** The part of an entry that is read; prices are US dollars per token. */
const entrySchema = z.looseObject({
  litellm_provider: z.string().optional(),
  mode: z.string().optional(),
  deprecation_date: z.string().optional(),
  supported_endpoints: z.array(z.string()).optional(),
  supports_vision: z.boolean().optional(),
  supports_reasoning: z.boolean().optional(),
  max_output_tokens: z.unknown().optional(),
  input_cost_per_request: z.number().optional(),
  input_cost_per_image: z.number().optional(),
});
export type ListEntry = z.infer<typeof entrySchema>;

export const listSchema = z.record(z.string(), entrySchema);

const suffixes: Readonly<Record<PricedTier, string>> = {
  flex: '_flex',
  batch: '_batches',
  priority: '_priority',
};

/**
 * What a run can use of an entry; undefined for anything but a chat model with a price for tokens only.
 * @param date ISO date; models that were gone by then are left out
 */
export const slimEntry = (entry: ListEntry, date: string): ModelFacts | undefined => {
  const { mode, deprecation_date: gone, input_cost_per_request: each, input_cost_per_image: picture } = entry;
  const isChat = mode === 'chat' || mode === 'responses';
  if (!isChat || (gone !== undefined && gone < date) || each || picture) return undefined;
  const prices = pricesOf(entry, '');
  if (!prices || prices.input + prices.output === 0) return undefined;
  const tiers = Object.fromEntries(
    pricedTiers.flatMap((tier) => {
      const found = pricesOf(entry, suffixes[tier]);
      return found ? [[tier, found]] : [];
    }),
  );
  return {
    prices,
    ...present({
      tiers: Object.keys(tiers).length > 0 ? tiers : undefined,
      responsesOnly: mode === 'responses' ? (true as const) : undefined,
      vision: entry.supports_vision,
      reasoning: entry.supports_reasoning ? (true as const) : undefined,
      maxOutput: limitOf(entry.max_output_tokens),
    }),
  };
};

const pricesOf = (entry: ListEntry, suffix: string): TokenPrices | undefined => {
  const perMillion = (name: string): number | undefined => {
    const value = entry[name + suffix];
    return typeof value === 'number' ? Number((value * 1e6).toFixed(6)) : undefined;
  };
  const input = perMillion('input_cost_per_token');
  const output = perMillion('output_cost_per_token');
  if (input === undefined || output === undefined) return undefined;
  const different = (name: string, from: number) => {
    const value = perMillion(name);
    return value === from ? undefined : value;
  };
  return {
    input,
    output,
    ...present({
      cached: different('cache_read_input_token_cost', input),
      // Some entries have 0 for "not billed apart".
      cacheWrite: different('cache_creation_input_token_cost', input) || undefined,
      reasoning: different('output_cost_per_reasoning_token', output),
    }),
  };
};

const limitOf = (value: unknown): number | undefined =>
  typeof value === 'number' && value > 0 ? value : undefined;
