import { z } from 'zod';

/**
 * What every function finds in its environment; the constructs write these names (`satisfies
 * FunctionEnvironment`), the handlers read them.
 */
const functionEnvironmentSchema = z.object({
  BUCKET_NAME: z.string().min(1),
  TABLE_NAME: z.string().min(1),
  /** 'true' where the model may be reached by plain http on this machine: the LocalStack target. */
  ALLOW_LOCAL_ENDPOINTS: z.enum(['true', 'false']),
});
export type FunctionEnvironment = z.infer<typeof functionEnvironmentSchema>;

const workerEnvironmentSchema = functionEnvironmentSchema.extend({
  /** Where cases that failed for good are reported. */
  FAILED_CASES_URL: z.string().min(1),
});
export type WorkerEnvironment = z.infer<typeof workerEnvironmentSchema>;

const rerunEnvironmentSchema = functionEnvironmentSchema.extend({
  /** The run state machine, of which reruns are started. */
  STATE_MACHINE_ARN: z.string().min(1),
});
export type RerunEnvironment = z.infer<typeof rerunEnvironmentSchema>;

const prepareEnvironmentSchema = functionEnvironmentSchema.extend({
  /** The hub that unknown datasets are fetched from. */
  HF_ENDPOINT: z.url(),
});
export type PrepareEnvironment = z.infer<typeof prepareEnvironmentSchema>;

export const readEnvironment = (environment: NodeJS.ProcessEnv): FunctionEnvironment =>
  functionEnvironmentSchema.parse(environment);

export const readWorkerEnvironment = (environment: NodeJS.ProcessEnv): WorkerEnvironment =>
  workerEnvironmentSchema.parse(environment);

export const readRerunEnvironment = (environment: NodeJS.ProcessEnv): RerunEnvironment =>
  rerunEnvironmentSchema.parse(environment);

export const readPrepareEnvironment = (environment: NodeJS.ProcessEnv): PrepareEnvironment =>
  prepareEnvironmentSchema.parse(environment);
