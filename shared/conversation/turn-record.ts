import * as z from 'zod';
import { callRecordSchema } from './call-record.ts';
import { servedSchema } from './served.ts';

/** How a reply came; nothing about whether it is right (docs/design.md, "What a reply leads to"). */
export const outcomeSchema = z.enum([
  'answered',
  'truncated',
  'refused',
  'filtered',
  'empty',
  'errored',
  'skipped',
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** One question that is finished: checkpoints hold these, and the case result is built from them. */
export const turnRecordSchema = z.object({
  outcome: outcomeSchema,
  /** The stripped content, as it enters the history; null if there was none. */
  reply: z.string().nullable(),
  reasoning: z.string().optional(),
  /** Error text of the results file; null if a reply came. */
  error: z.string().nullable(),
  failure: z.string().optional(),
  finishReason: z.string().optional(),
  ...servedSchema.shape,
  /** What later requests of the case send in place of the text (`--history reasoning`). */
  historyItems: z.array(z.record(z.string(), z.unknown())).optional(),
  images: z.object({
    expected: z.number().int(),
    sent: z.number().int(),
    dropped: z.array(z.object({ image: z.string(), reason: z.string(), captionKept: z.boolean() })),
  }),
  calls: z.array(callRecordSchema),
});
export type TurnRecord = z.infer<typeof turnRecordSchema>;
