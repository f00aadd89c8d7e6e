import * as z from 'zod';

/**
 * What every function finds in its environment; the stack writes these names, typed by it, and
 * the handlers read them.
 */
export const functionEnvironmentSchema = z.object({
  BUCKET_NAME: z.string().min(1),
  TABLE_NAME: z.string().min(1),
  /** 'true' where the model may be reached by plain http on this machine: the LocalStack target. */
  ALLOW_LOCAL_ENDPOINTS: z.enum(['true', 'false']),
});
export type FunctionEnvironment = z.infer<typeof functionEnvironmentSchema>;

export const workerEnvironmentSchema = functionEnvironmentSchema.extend({
  /** Where cases that failed for good are reported. */
  FAILED_CASES_URL: z.string().min(1),
});
export type WorkerEnvironment = z.infer<typeof workerEnvironmentSchema>;

export const rerunEnvironmentSchema = functionEnvironmentSchema.extend({
  /** The run state machine, of which reruns are started. */
  STATE_MACHINE_ARN: z.string().min(1),
});
export type RerunEnvironment = z.infer<typeof rerunEnvironmentSchema>;

export const prepareEnvironmentSchema = functionEnvironmentSchema.extend({
  /** The hub that unknown datasets are fetched from. */
  HF_ENDPOINT: z.url(),
});
export type PrepareEnvironment = z.infer<typeof prepareEnvironmentSchema>;
