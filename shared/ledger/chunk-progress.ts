import { z } from 'zod';

/** Counters of one chunk: overwritten by its worker, never added, so that a repeat cannot count twice. */
export const chunkProgressSchema = z.object({
  chunk: z.number().int(),
  cases: z.number().int(),
  done: z.number().int(),
  failed: z.number().int(),
  questions: z.number().int(),
  /** Questions that count as wrong without an answer: errored and skipped ones. */
  errors: z.number().int(),
  correct: z.number().int(),
  calls: z.number().int(),
  updatedAt: z.string(),
});
export type ChunkProgress = z.infer<typeof chunkProgressSchema>;
