import { connectExecutions } from '../../shared/adapters/connect-executions.ts';
import { connectLedger } from '../../shared/adapters/connect-ledger.ts';
import { connectObjects } from '../../shared/adapters/connect-objects.ts';
import { functionEnvironmentSchema } from '../environment.ts';
import { log } from '../log.ts';
import { withPlainCause } from '../plain-cause.ts';
import { concludeEventSchema, concludeRun } from './conclude-run.ts';
import { finalOutput } from './final-output.ts';

const { TABLE_NAME, BUCKET_NAME: bucketName } = functionEnvironmentSchema.parse(process.env);
const dependencies = {
  ledger: connectLedger(TABLE_NAME),
  executions: connectExecutions(),
  objects: connectObjects(bucketName).objects,
  bucketName,
};

export const handler = withPlainCause(async (given: unknown) => {
  const event = concludeEventSchema.parse(given);
  const conclusion = await concludeRun(event, dependencies);
  return conclusion.decision === 'DONE' ? finalOutput(conclusion, event, dependencies) : conclusion;
}, log);
