import { connectExecutions } from '../../shared/adapters/connect-executions.ts';
import { connectFailedCases } from '../../shared/adapters/connect-failed-cases.ts';
import { connectLedger } from '../../shared/adapters/connect-ledger.ts';
import { connectModels } from '../../shared/adapters/connect-models.ts';
import { connectObjects } from '../../shared/adapters/connect-objects.ts';
import { clock } from '../clock.ts';
import { workerEnvironmentSchema } from '../environment.ts';
import type { InvocationContext } from '../invocation-context.ts';
import { log } from '../log.ts';
import { chunkInputSchema } from './chunk-input.ts';
import { evaluateChunk } from './evaluate-chunk.ts';

const environment = workerEnvironmentSchema.parse(process.env);
const dependencies = {
  ...clock,
  ledger: connectLedger(environment.TABLE_NAME),
  ...connectObjects(environment.BUCKET_NAME),
  executions: connectExecutions(),
  failedCases: connectFailedCases(environment.FAILED_CASES_URL),
  ...connectModels(environment.ALLOW_LOCAL_ENDPOINTS === 'true'),
  log,
};

export const handler = (event: unknown, context: InvocationContext) =>
  evaluateChunk(chunkInputSchema.parse(event), {
    ...dependencies,
    remainingMs: () => context.getRemainingTimeInMillis(),
  });
