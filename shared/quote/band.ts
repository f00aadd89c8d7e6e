import * as z from 'zod';

/** What a quantity is expected to lie between. */
export const bandSchema = z.object({ low: z.number(), high: z.number() });
export type Band = Readonly<z.infer<typeof bandSchema>>;

export const addBands = (a: Band, b: Band): Band => ({ low: a.low + b.low, high: a.high + b.high });

/** @param by a number, or a band of what is not negative */
export const scaleBand = ({ low, high }: Band, by: number | Band): Band =>
  typeof by === 'number' ? { low: low * by, high: high * by } : { low: low * by.low, high: high * by.high };

export const roundBand = ({ low, high }: Band): Band => ({ low: Math.round(low), high: Math.round(high) });
