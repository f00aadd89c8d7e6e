import * as z from 'zod';

/**
 * The environment of every function: its construct sets these variables, and its handler reads them.
 */
export const functionEnvironmentSchema = z.object({
  BUCKET_NAME: z.string().min(1),
  TABLE_NAME: z.string().min(1),
  /** 'true' if models may be reached over plain http and on this machine: for the LocalStack target. */
  ALLOW_LOCAL_ENDPOINTS: z.enum(['true', 'false']),
});
export type FunctionEnvironment = z.infer<typeof functionEnvironmentSchema>;

export const workerEnvironmentSchema = functionEnvironmentSchema.extend({
  /** The queue that receives cases that failed for good. */
  FAILED_CASES_URL: z.string().min(1),
});
export type WorkerEnvironment = z.infer<typeof workerEnvironmentSchema>;

export const rerunEnvironmentSchema = functionEnvironmentSchema.extend({
  /** The state machine that reruns are started on. */
  STATE_MACHINE_ARN: z.string().min(1),
});
export type RerunEnvironment = z.infer<typeof rerunEnvironmentSchema>;

export const prepareEnvironmentSchema = functionEnvironmentSchema.extend({
  /** The hub from which datasets are fetched that the bucket lacks. */
  HF_ENDPOINT: z.url(),
});
export type PrepareEnvironment = z.infer<typeof prepareEnvironmentSchema>;
