import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { terminalHttp } from '../aws/terminal-http.ts';
import { type Finding, probe } from './finding.ts';

/** Which account and region the environment leads to. */
export const checkAccount = (): Promise<Finding> =>
  probe('account', async () => {
    const sts = new STSClient(terminalHttp());
    const region = await sts.config.region();
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
    return { state: 'ok', message: `${Account} in ${region}, as ${Arn}` };
  });
