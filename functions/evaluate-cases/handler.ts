import { connectAws, connectFailedCases } from '../../shared/adapters/aws.ts';
import { clock } from '../clock.ts';
import { readWorkerEnvironment } from '../environment.ts';
import { log } from '../log.ts';
import { chunkInputSchema } from './chunk-input.ts';
import { evaluateChunk } from './evaluate-chunk.ts';

/** The part of Lambda's context that is used. */
interface InvocationContext {
  getRemainingTimeInMillis(): number;
}

const environment = readWorkerEnvironment(process.env);
const failedCases = connectFailedCases(environment.FAILED_CASES_URL);
const dependencies = { ...connectAws(environment), ...clock, failedCases, log };

export const handler = (event: unknown, context: InvocationContext) =>
  evaluateChunk(chunkInputSchema.parse(event), {
    ...dependencies,
    remainingMs: () => context.getRemainingTimeInMillis(),
  });
