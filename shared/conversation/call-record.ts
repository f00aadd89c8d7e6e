import { z } from 'zod';

/** One request as it is kept with its question: what was sent when, how it ended, what it cost. */
export const callRecordSchema = z.object({
  /** Position of the case's attempt, round and try, all counted from 1. */
  attempt: z.number().int(),
  round: z.number().int(),
  try: z.number().int(),
  sentAt: z.string(),
  /** Milliseconds to the reply or the failure; absent when nobody was there to see it (an orphaned call). */
  ms: z.number().optional(),
  failure: z.string().optional(),
  message: z.string().optional(),
  status: z.number().optional(),
  requestId: z.string().optional(),
});

export type CallRecord = z.infer<typeof callRecordSchema>;
