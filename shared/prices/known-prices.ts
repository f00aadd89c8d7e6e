import * as z from 'zod';
import { pricedTiers } from './model-facts.ts';
import { tokenPricesSchema } from './token-prices.ts';

/** Prices and where they come from. */
export const knownPricesSchema = tokenPricesSchema.extend({
  /** `given` by the user for whatever tier serves, or the list that they were taken from. */
  source: z.string(),
  /** ISO date of the list. */
  asOf: z.string().optional(),
  /** Of tiers that cost something else than the standard one. */
  tiers: z.partialRecord(z.enum(pricedTiers), tokenPricesSchema).optional(),
});
export type KnownPrices = Readonly<z.infer<typeof knownPricesSchema>>;
