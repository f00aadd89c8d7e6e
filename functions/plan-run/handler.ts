import { connectExecutions } from '../../shared/adapters/connect-executions.ts';
import { connectLambdaQuota } from '../../shared/adapters/connect-lambda-quota.ts';
import { connectLedger } from '../../shared/adapters/connect-ledger.ts';
import { connectObjects } from '../../shared/adapters/connect-objects.ts';
import { clock } from '../clock.ts';
import { modelEnvironmentSchema } from '../environment.ts';
import { modelsOf } from '../models-of.ts';
import { planEventSchema, planRun } from './plan-run.ts';

const environment = modelEnvironmentSchema.parse(process.env);
const dependencies = {
  ...clock,
  ledger: connectLedger(environment.TABLE_NAME),
  ...connectObjects(environment.BUCKET_NAME),
  executions: connectExecutions(),
  lambdaQuota: connectLambdaQuota(),
  ...modelsOf(environment),
};

export const handler = (event: unknown) => planRun(planEventSchema.parse(event), dependencies);
