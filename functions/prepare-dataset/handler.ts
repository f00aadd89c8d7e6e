import { connectObjects } from '../../shared/adapters/connect-objects.ts';
import { createHuggingFaceHub } from '../../shared/adapters/hugging-face/hugging-face-hub.ts';
import { clock } from '../clock.ts';
import { prepareEnvironmentSchema } from '../environment.ts';
import type { InvocationContext } from '../invocation-context.ts';
import { log } from '../log.ts';
import { withPlainCause } from '../plain-cause.ts';
import { prepareEventSchema, prepareNamedDataset } from './prepare-named-dataset.ts';

const environment = prepareEnvironmentSchema.parse(process.env);
const dependencies = {
  ...clock,
  objects: connectObjects(environment.BUCKET_NAME).objects,
  hub: createHuggingFaceHub({ endpoint: environment.HF_ENDPOINT, fetch }),
  log,
};

export const handler = withPlainCause(
  async (event: unknown, context: InvocationContext) =>
    prepareNamedDataset(prepareEventSchema.parse(event), {
      ...dependencies,
      remainingMs: () => context.getRemainingTimeInMillis(),
    }),
  log,
);
