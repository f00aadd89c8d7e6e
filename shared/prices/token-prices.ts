import * as z from 'zod';

const price = z.number().nonnegative();

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
