import { connectLedger } from '../../shared/adapters/connect-ledger.ts';
import { connectObjects } from '../../shared/adapters/connect-objects.ts';
import { clock } from '../clock.ts';
import { functionEnvironmentSchema } from '../environment.ts';
import { log } from '../log.ts';
import { withPlainCause } from '../plain-cause.ts';
import { summarizeEventSchema, summarizeRun } from './summarize-run.ts';

const environment = functionEnvironmentSchema.parse(process.env);
const dependencies = {
  ...clock,
  ledger: connectLedger(environment.TABLE_NAME),
  objects: connectObjects(environment.BUCKET_NAME).objects,
};

export const handler = withPlainCause(
  async (event: unknown) => summarizeRun(summarizeEventSchema.parse(event), dependencies),
  log,
);
