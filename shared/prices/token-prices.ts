import * as z from 'zod';
import { exactNumberRule, isExactNumber } from '../basics/exact-number.ts';

/** At most a dollar per token, and no fraction that the ledger cannot store. */
const price = z.number().nonnegative().max(1_000_000).refine(isExactNumber, { message: exactNumberRule });

/** US dollars per million tokens. Without `cached`, cached input costs what other input costs. */
export const tokenPricesSchema = z.strictObject({ input: price, output: price, cached: price.optional() });
export type TokenPrices = z.infer<typeof tokenPricesSchema>;

/** Prices and where they come from. */
export interface KnownPrices extends TokenPrices {
  /** `given` by the user, or the page that the table was copied from. */
  readonly source: string;
  /** ISO date on which the page said so. */
  readonly asOf?: string;
}
