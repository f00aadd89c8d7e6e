import { connectAws } from '../../shared/adapters/aws.ts';

import { clock } from '../clock.ts';
import { readEnvironment } from '../environment.ts';
import { chunkInputSchema } from './chunk-input.ts';
import { evaluateChunk } from './evaluate-chunk.ts';

/** The part of Lambda's context that is used. */
interface InvocationContext {
  getRemainingTimeInMillis(): number;
}

const aws = connectAws(readEnvironment(process.env));

export const handler = (event: unknown, context: InvocationContext) =>
  evaluateChunk(chunkInputSchema.parse(event), {
    ...aws,
    ...clock,
    remainingMs: () => context.getRemainingTimeInMillis(),
  });
