import { connectExecutions } from '../../shared/adapters/connect-executions.ts';
import { connectLambdaQuota } from '../../shared/adapters/connect-lambda-quota.ts';
import { connectLedger } from '../../shared/adapters/connect-ledger.ts';
import { connectModels } from '../../shared/adapters/connect-models.ts';
import { connectObjects } from '../../shared/adapters/connect-objects.ts';
import { clock } from '../clock.ts';
import { endpointRulesOf, modelEnvironmentSchema } from '../environment.ts';
import { log } from '../log.ts';
import { withPlainCause } from '../plain-cause.ts';
import { planEventSchema, planRun } from './plan-run.ts';

const environment = modelEnvironmentSchema.parse(process.env);
const dependencies = {
  ...clock,
  ledger: connectLedger(environment.TABLE_NAME),
  ...connectObjects(environment.BUCKET_NAME),
  executions: connectExecutions(),
  lambdaQuota: connectLambdaQuota(),
  ...connectModels(endpointRulesOf(environment), environment.KEY_PREFIX),
};

export const handler = withPlainCause(
  async (event: unknown) => planRun(planEventSchema.parse(event), dependencies),
  log,
);
