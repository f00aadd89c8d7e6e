import type { z } from 'zod';

/** A field of a provider's answer that never makes the answer unreadable: absent where it is not as expected. */
export const lenient = <T extends z.ZodType>(schema: T) => schema.nullish().catch(undefined);
