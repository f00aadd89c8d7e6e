import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Finding, probe } from './finding.ts';

/** Which account and region the environment leads to. */
export const checkAccount = (): Promise<Finding> =>
  probe('account', async () => {
    const sts = new STSClient();
    const region = await sts.config.region();
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
    return { state: 'ok', message: `${Account} in ${region}, as ${Arn}` };
  });
