import type * as z from 'zod';

/** A field that becomes undefined when it is malformed: side information must not cost a reply that was paid for. */
export const lenient = <T extends z.ZodType>(schema: T) => schema.nullish().catch(undefined);
