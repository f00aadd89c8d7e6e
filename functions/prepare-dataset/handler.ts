import { connectAws } from '../../shared/adapters/aws.ts';
import { createHuggingFaceHub } from '../../shared/adapters/hugging-face-hub.ts';
import { clock } from '../clock.ts';
import { readPrepareEnvironment } from '../environment.ts';
import { log } from '../log.ts';
import { prepareEventSchema, prepareNamedDataset } from './prepare-named-dataset.ts';

/** The part of Lambda's context that is used. */
interface InvocationContext {
  getRemainingTimeInMillis(): number;
}

const environment = readPrepareEnvironment(process.env);
const { objects } = connectAws(environment);
const hub = createHuggingFaceHub({ endpoint: environment.HF_ENDPOINT, fetch });

export const handler = (event: unknown, context: InvocationContext) =>
  prepareNamedDataset(prepareEventSchema.parse(event), {
    ...clock,
    objects,
    hub,
    log,
    remainingMs: () => context.getRemainingTimeInMillis(),
  });
