import * as z from 'zod';

/**
 * Body of a message in `failed-cases` and `rerun-requests`. Only a hint: the ledger decides whether the case still
 * has to run again.
 */
export const failedCaseSchema = z.object({
  runId: z.string(),
  caseId: z.string(),
  /** The plan under which the case failed. */
  plan: z.number().int(),
  /** Class of the last error. */
  failure: z.string(),
  /** The question that ended the case, from 1, and the endpoint's last words, for people. */
  question: z.number().int().optional(),
  message: z.string().optional(),
});
export type FailedCase = z.infer<typeof failedCaseSchema>;

/** Where people find cases that failed for good and can move them to `rerun-requests`. */
export interface FailedCaseQueue {
  send(failedCase: FailedCase): Promise<void>;
}
