import { connectAws, connectFailedCases } from '../../shared/adapters/connect-aws.ts';
import { clock } from '../clock.ts';
import { workerEnvironmentSchema } from '../environment.ts';
import type { InvocationContext } from '../invocation-context.ts';
import { log } from '../log.ts';
import { chunkInputSchema } from './chunk-input.ts';
import { evaluateChunk } from './evaluate-chunk.ts';

const environment = workerEnvironmentSchema.parse(process.env);
const failedCases = connectFailedCases(environment.FAILED_CASES_URL);
const dependencies = { ...connectAws(environment), ...clock, failedCases, log };

export const handler = (event: unknown, context: InvocationContext) =>
  evaluateChunk(chunkInputSchema.parse(event), {
    ...dependencies,
    remainingMs: () => context.getRemainingTimeInMillis(),
  });
