import * as z from 'zod';

/** A field that becomes undefined when it is malformed: side information must not cost a reply that was paid for. */
export const lenient = <T extends z.ZodType>(schema: T) => schema.nullish().catch(undefined);

/** Longer than any real list of parts, choices or complaints. */
const maxItems = 10_000;

/** A list whose length is checked first: an issue for each of a million items would exhaust the memory. */
export const shortList = <T extends z.ZodType>(item: T, minItems = 0) =>
  z.array(z.unknown()).min(minItems).max(maxItems).pipe(z.array(item));
