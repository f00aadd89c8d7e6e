import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { FreeLambdas } from '../run/free-lambdas.ts';
import { patient } from './aws/patient.ts';

export const connectFreeLambdas = (): FreeLambdas => {
  const client = new LambdaClient(patient);
  return async () => {
    const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}));
    return AccountLimit?.UnreservedConcurrentExecutions ?? Number.POSITIVE_INFINITY;
  };
};
