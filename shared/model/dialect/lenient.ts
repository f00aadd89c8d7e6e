import type * as z from 'zod';

/** A field that is undefined where it is odd: side information never costs a reply that was paid for. */
export const lenient = <T extends z.ZodType>(schema: T) => schema.nullish().catch(undefined);
