import { connectAws } from '../../shared/adapters/connect-aws.ts';
import { createHuggingFaceHub } from '../../shared/adapters/hugging-face/hugging-face-hub.ts';
import { clock } from '../clock.ts';
import { prepareEnvironmentSchema } from '../environment.ts';
import type { InvocationContext } from '../invocation-context.ts';
import { log } from '../log.ts';
import { prepareEventSchema, prepareNamedDataset } from './prepare-named-dataset.ts';

const environment = prepareEnvironmentSchema.parse(process.env);
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
