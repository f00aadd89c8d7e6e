import * as z from 'zod';

/** Tokens of one reply as its endpoint counts them, and what it charged; what it does not report is absent. */
export const tokenUsageSchema = z.object({
  input: z.number().optional(),
  /** All that is billed as output, including reasoning. */
  output: z.number().optional(),
  cachedInput: z.number().optional(),
  /** The part of `input` that was billed for being written to a cache. */
  writtenInput: z.number().optional(),
  /** The part of `input` that images took. */
  image: z.number().optional(),
  reasoning: z.number().optional(),
  /** US dollars that the endpoint says it charged. */
  billedUsd: z.number().optional(),
});
export type TokenUsage = z.infer<typeof tokenUsageSchema>;
