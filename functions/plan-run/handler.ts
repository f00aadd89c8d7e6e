import { connectAws } from '../../shared/adapters/aws.ts';
import { clock } from '../clock.ts';
import { readEnvironment } from '../environment.ts';
import { planEventSchema, planRun } from './plan-run.ts';

const environment = readEnvironment(process.env);
const dependencies = {
  ...connectAws(environment),
  ...clock,
  allowLocalEndpoints: environment.ALLOW_LOCAL_ENDPOINTS === 'true',
};

export const handler = (event: unknown) => planRun(planEventSchema.parse(event), dependencies);
