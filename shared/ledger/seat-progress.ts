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

const currentProgressSchema = z.object({
  seat: z.number().int(),
  cases: z.number().int(),
  /** Cases that nobody has taken up yet: other seats may take them. */
  untouched: z.number().int().default(0),
  ...caseCountsSchema.shape,
  /** The latest failed calls, numbered consecutively, so that a watcher knows which it has shown. */
  failures: z.array(failedCallSchema).optional(),
  /** How fast its worker asks, and since when: the seat's next worker continues from there. */
  pace: paceLogSchema.optional(),
  waiting: waitingCasesSchema.optional(),
  updatedAt: z.string(),
});

/** Rows written until November 2026 are those of chunks. */
const withCurrentNames = (row: unknown): unknown =>
  typeof row === 'object' && row !== null && 'chunk' in row ? { seat: row.chunk, ...row } : row;

/** Counters of one seat: its worker overwrites them and never adds to them, so that a repeat cannot count twice. */
export const seatProgressSchema = z.preprocess(withCurrentNames, currentProgressSchema);
export type SeatProgress = z.infer<typeof seatProgressSchema>;
