import * as z from 'zod';
import { bandSchema } from './band.ts';
import { expectedRepliesSchema } from './expected-replies.ts';

/** What a run is expected to take, before it has begun. */
export const quoteSchema = z.object({
  cases: z.number().int(),
  /** One for each question; repeated ones are not expected. */
  requests: z.number().int(),
  inputTokens: bandSchema,
  outputTokens: bandSchema,
  /** As they are sent, again with each question after them. */
  pictures: z.number().int(),
  /** Those among them whose size is not known. */
  picturesOfUnknownSize: z.number().int(),
  pictureRule: z.string(),
  replies: expectedRepliesSchema,
  /** Absent without a price. */
  usd: bandSchema.optional(),
  prices: z.object({ source: z.string(), asOf: z.string().optional() }).optional(),
  /** From the start to the results, if nothing is limited or fails. */
  seconds: bandSchema,
  /** What the price list says against the run. */
  advice: z.array(z.string()),
});
export type Quote = Readonly<z.infer<typeof quoteSchema>>;
