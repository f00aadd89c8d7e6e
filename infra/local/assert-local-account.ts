import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { clientSettings, localAccount } from './client-settings.ts';
import type { LocalTarget } from './local-target.ts';

/** Thrown before anything is deployed when the endpoint is not LocalStack; `account` is the one it belongs to. */
export class NotLocalAccount extends Error {
  override readonly name = 'NotLocalAccount';

  readonly account: string | undefined;

  constructor(endpointUrl: string, account: string | undefined, options?: ErrorOptions) {
    const owner = account ? `belongs to account ${account}` : 'does not say which account it belongs to';
    super(
      `Nothing was deployed: ${endpointUrl} ${owner}; LocalStack's account is ${localAccount}. ` +
        'Point AWS_ENDPOINT_URL at LocalStack, or unset it. To deploy to AWS, leave out --local.',
      options,
    );
    this.account = account;
  }
}

/**
 * Asks STS whose account the endpoint is, with the credentials of `localEnvironment`.
 * @throws {NotLocalAccount}
 */
export const assertLocalAccount = async (target: LocalTarget): Promise<void> => {
  const account = await askAccount(target);
  if (account !== localAccount) throw new NotLocalAccount(target.endpointUrl, account);
};

const askAccount = async (target: LocalTarget): Promise<string | undefined> => {
  const sts = new STSClient({ ...clientSettings(target), maxAttempts: 2 });
  try {
    return (await sts.send(new GetCallerIdentityCommand({}))).Account;
  } catch (cause) {
    throw new NotLocalAccount(target.endpointUrl, undefined, { cause });
  } finally {
    sts.destroy();
  }
};
