import * as z from 'zod';
import { servedSchema } from './served.ts';

/** One request as its question keeps it: when it was sent and how it ended. */
export const callRecordSchema = z.object({
  /** The attempt at the case, the round of the question and the try in that round, each counted from 1. */
  attempt: z.number().int(),
  round: z.number().int(),
  try: z.number().int(),
  sentAt: z.string(),
  /** Milliseconds until the reply or the failure; absent when its worker died first (an orphaned call). */
  ms: z.number().optional(),
  failure: z.string().optional(),
  message: z.string().optional(),
  status: z.number().optional(),
  requestId: z.string().optional(),
  /** The response in the background that the call started, by which any worker can wait for it. */
  responseId: z.string().optional(),
  /** Of a failed call that a reply came for, such as an empty one: it was billed. Of others, the turn has it. */
  ...servedSchema.shape,
});

export type CallRecord = z.infer<typeof callRecordSchema>;
