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

export const readEnvironment = (environment: NodeJS.ProcessEnv): FunctionEnvironment =>
  functionEnvironmentSchema.parse(environment);
