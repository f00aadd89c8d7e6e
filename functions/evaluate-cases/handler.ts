import * as z from 'zod';
import { connectExecutions, connectWake } from '../../shared/adapters/connect-executions.ts';
import { connectFailedCases } from '../../shared/adapters/connect-failed-cases.ts';
import { connectLedger } from '../../shared/adapters/connect-ledger.ts';
import { connectModels } from '../../shared/adapters/connect-models.ts';
import { connectObjects } from '../../shared/adapters/connect-objects.ts';
import { clock } from '../clock.ts';
import { endpointRulesOf, workerEnvironmentSchema } from '../environment.ts';
import type { InvocationContext } from '../invocation-context.ts';
import { log } from '../log.ts';
import { withPlainCause } from '../plain-cause.ts';
import { evaluateSeat } from './evaluate-seat.ts';
import { seatInputSchema, shiftRequestSchema } from './seat-input.ts';
import { awaitShift } from './shift/await-shift.ts';

const environment = workerEnvironmentSchema.parse(process.env);
const dependencies = {
  ...clock,
  ledger: connectLedger(environment.TABLE_NAME),
  ...connectObjects(environment.BUCKET_NAME),
  executions: connectExecutions(),
  wake: connectWake(),
  failedCases: connectFailedCases(environment.FAILED_CASES_URL),
  ...connectModels(endpointRulesOf(environment), environment.KEY_PREFIX),
  log,
};

const eventSchema = z.union([shiftRequestSchema, seatInputSchema]);

export const handler = withPlainCause(async (event: unknown, context: InvocationContext) => {
  const input = eventSchema.parse(event);
  return 'token' in input
    ? awaitShift(input, dependencies)
    : evaluateSeat(input, { ...dependencies, remainingMs: () => context.getRemainingTimeInMillis() });
}, log);
