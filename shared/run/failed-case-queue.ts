import * as z from 'zod';

/**
 * Body of a message in `failed-cases` and `rerun-requests`. It is a hint only: whether the case still has to
 * run again is the ledger's to say.
 */
export const failedCaseSchema = z.object({
  runId: z.string(),
  caseId: z.string(),
  /** The plan under which the case failed. */
  plan: z.number().int(),
  /** Class of the last error. */
  failure: z.string(),
});
export type FailedCase = z.infer<typeof failedCaseSchema>;

/** Where people find the cases that failed for good, to be moved to `rerun-requests`. */
export interface FailedCaseQueue {
  send(failedCase: FailedCase): Promise<void>;
}
