import * as z from 'zod';
import { paceLogSchema } from '../pace/pace-log.ts';
import { caseCountsSchema } from './case-counts.ts';
import { waitingCasesSchema } from './waiting-cases.ts';

const failedCallSchema = z.object({
  number: z.number().int(),
  caseId: z.string(),
  /** From 1. */
  question: z.number().int(),
  round: z.number().int(),
  try: z.number().int(),
  failure: z.string(),
  message: z.string(),
  at: z.string(),
});
/** As `--verbose` prints it. */
export type FailedCall = z.infer<typeof failedCallSchema>;

/** Counters of one chunk: its worker overwrites them and never adds to them, so that a repeat cannot count twice. */
export const chunkProgressSchema = z.object({
  chunk: z.number().int(),
  cases: z.number().int(),
  ...caseCountsSchema.shape,
  /** The latest failed calls, numbered consecutively, so that a watcher knows which it has shown. */
  failures: z.array(failedCallSchema).optional(),
  /** How fast its worker asks, and since when: the chunk's next invocation continues from there. */
  pace: paceLogSchema.optional(),
  waiting: waitingCasesSchema.optional(),
  updatedAt: z.string(),
});
export type ChunkProgress = z.infer<typeof chunkProgressSchema>;
