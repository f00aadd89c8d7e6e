import { connectAws } from '../../shared/adapters/connect-aws.ts';
import { createEndpointCheck, resolveHost } from '../../shared/adapters/openai/pinned-lookup.ts';
import { clock } from '../clock.ts';
import { functionEnvironmentSchema } from '../environment.ts';
import { planEventSchema, planRun } from './plan-run.ts';

const environment = functionEnvironmentSchema.parse(process.env);
const allowLocal = environment.ALLOW_LOCAL_ENDPOINTS === 'true';
const dependencies = {
  ...connectAws(environment),
  ...clock,
  checkEndpoint: createEndpointCheck({ allowLocal, resolve: resolveHost }),
};

export const handler = (event: unknown) => planRun(planEventSchema.parse(event), dependencies);
