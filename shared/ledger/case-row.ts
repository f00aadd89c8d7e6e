import * as z from 'zod';
import { callRecordSchema } from '../conversation/call-record.ts';
import { outcomeSchema } from '../conversation/turn-record.ts';

/**
 * `CASE` row of the ledger. No row means pending. `paused` cases wait at their turn for a fresh set of tries
 * or for their next worker; `running` ones belong to `owner` until `leaseUntil`.
 */
export const caseStatusSchema = z.enum(['running', 'paused', 'done', 'failed']);

export const rowOutcomeSchema = z.object({
  outcome: outcomeSchema,
  answer: z.string().nullable(),
  correct: z.boolean(),
});

export const caseErrorSchema = z.object({
  failure: z.string(),
  message: z.string(),
  status: z.number().optional(),
  requestId: z.string().optional(),
  /** From 0; what people read counts from 1. */
  question: z.number().int(),
  firstAt: z.string(),
  lastAt: z.string(),
});
export type CaseError = z.infer<typeof caseErrorSchema>;

/** How many requests were sent for a case; one that is neither served nor failed is orphaned or in flight. */
export const callCountsSchema = z.object({
  sent: z.number().int(),
  served: z.number().int(),
  failed: z.number().int(),
});
export type CallCounts = z.infer<typeof callCountsSchema>;

/** What a case's calls used and how they failed, for the progress of its run. */
export const caseTrafficSchema = z.object({
  inputTokens: z.number().int(),
  outputTokens: z.number().int(),
  /** US dollars; absent where a call's cost is not known. */
  usd: z.number().optional(),
  /** Failed calls by class. */
  failures: z.record(z.string(), z.number().int()),
});
export type CaseTraffic = z.infer<typeof caseTrafficSchema>;

/** An attempt that was set aside because its case started over (`{"resume": ..., "cases": [...]}`). */
export const earlierAttemptSchema = z.object({
  attempt: z.number().int(),
  status: caseStatusSchema,
  calls: callCountsSchema,
  resultKey: z.string().optional(),
  resultVersion: z.string().optional(),
  /** The execution that was told to run the case again. */
  reopenedBy: z.string(),
});

export const caseRowSchema = z.object({
  caseKey: z.string(),
  caseId: z.string(),
  status: caseStatusSchema,
  /** Execution, plan and chunk that hold the case. */
  owner: z.string(),
  plan: z.number().int(),
  /** Epoch milliseconds. */
  leaseUntil: z.number(),
  /** Raised by every claim; a write with an older one fails. */
  fence: z.number().int(),
  /** The fence with which the conversation began; checkpoints under older fences belong to an earlier attempt. */
  startFence: z.number().int().optional(),
  /** Tries at the case: 1, and one more for every later plan that takes it up again. */
  attempt: z.number().int(),
  /** Index of the question to be asked next. */
  turn: z.number().int(),
  round: z.number().int(),
  triesUsed: z.number().int(),
  /** Epoch milliseconds; a paused case is not asked before. */
  retryAt: z.number().optional(),
  outcomes: z.array(rowOutcomeSchema),
  calls: callCountsSchema,
  traffic: caseTrafficSchema.optional(),
  /** The request in flight, or the one that was when its worker died. */
  inFlight: callRecordSchema.optional(),
  /** Calls of this turn that have ended; they become part of its record. */
  turnCalls: z.array(callRecordSchema),
  error: caseErrorSchema.optional(),
  resultKey: z.string().optional(),
  resultVersion: z.string().optional(),
  earlier: z.array(earlierAttemptSchema).optional(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;
