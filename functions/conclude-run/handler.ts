import { connectExecutions } from '../../shared/adapters/connect-executions.ts';
import { connectLedger } from '../../shared/adapters/connect-ledger.ts';
import { functionEnvironmentSchema } from '../environment.ts';
import { log } from '../log.ts';
import { withPlainCause } from '../plain-cause.ts';
import { concludeEventSchema, concludeRun } from './conclude-run.ts';

const environment = functionEnvironmentSchema.parse(process.env);
const dependencies = { ledger: connectLedger(environment.TABLE_NAME), executions: connectExecutions() };

export const handler = withPlainCause(
  async (event: unknown) => concludeRun(concludeEventSchema.parse(event), dependencies),
  log,
);
