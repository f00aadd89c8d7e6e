import * as z from 'zod';
import { exactNumberRule, isExactNumber } from '../basics/exact-number.ts';

/** At most a dollar per token, and no fraction that the ledger cannot store. */
const price = z.number().nonnegative().max(1_000_000).refine(isExactNumber, { message: exactNumberRule });

/** US dollars per million tokens. */
export const tokenPricesSchema = z.strictObject({
  input: price,
  output: price,
  /** Of input read from the endpoint's cache; default: as other input. */
  cached: price.optional(),
  /** Of input that the endpoint bills for writing to its cache; default: as other input. */
  cacheWrite: price.optional(),
  /** Of the output that is reasoning; default: as other output. */
  reasoning: price.optional(),
});
export type TokenPrices = z.infer<typeof tokenPricesSchema>;
