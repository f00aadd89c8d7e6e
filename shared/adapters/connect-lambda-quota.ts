import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { ReadLambdaQuota } from '../run/lambda-quota.ts';
import type { ClientHttp } from './aws/client-http.ts';
import { patient } from './aws/patient.ts';

export const connectLambdaQuota = (http: ClientHttp = {}): ReadLambdaQuota => {
  const client = new LambdaClient({ ...patient, ...http });
  return async () => {
    const { AccountLimit } = await client.send(new GetAccountSettingsCommand({}));
    return { total: AccountLimit?.ConcurrentExecutions, free: AccountLimit?.UnreservedConcurrentExecutions };
  };
};
