import { connectExecutionStarter, connectExecutions } from '../../shared/adapters/connect-executions.ts';
import { connectLedger } from '../../shared/adapters/connect-ledger.ts';
import { clock } from '../clock.ts';
import { rerunEnvironmentSchema } from '../environment.ts';
import { log } from '../log.ts';
import { rerunFailed } from './rerun-failed.ts';
import { sqsEventSchema } from './rerun-requests.ts';

const environment = rerunEnvironmentSchema.parse(process.env);
const dependencies = {
  ...clock,
  ledger: connectLedger(environment.TABLE_NAME),
  executions: connectExecutions(),
  starter: connectExecutionStarter(environment.STATE_MACHINE_ARN),
  log,
};

export const handler = (event: unknown) => rerunFailed(sqsEventSchema.parse(event), dependencies);
