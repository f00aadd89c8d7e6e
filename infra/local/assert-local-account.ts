import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { clientSettings, localAccount } from './client-settings.ts';
import type { LocalTarget } from './local-target.ts';

/** Thrown before anything is deployed when the endpoint is not a LocalStack's; `account` is who answered, if anybody. */
export class NotLocalAccount extends Error {
  override readonly name = 'NotLocalAccount';

  readonly account: string | undefined;

  constructor(endpointUrl: string, account: string | undefined, options?: ErrorOptions) {
    const answer = account ? `answers as account ${account}` : 'does not answer who it is';
    super(
      `Refusing to go on: ${endpointUrl} ${answer}, not as LocalStack's ${localAccount}. ` +
        'Without --local this would be a deployment to AWS; with it, point AWS_ENDPOINT_URL at a LocalStack or unset it.',
      options,
    );
    this.account = account;
  }
}

/**
 * Asks STS whose account the endpoint is, with the credentials of `localEnvironment`.
 * @throws {NotLocalAccount}
 */
export async function assertLocalAccount(target: LocalTarget): Promise<void> {
  const account = await askAccount(target);
  if (account !== localAccount) throw new NotLocalAccount(target.endpointUrl, account);
}

async function askAccount(target: LocalTarget): Promise<string | undefined> {
  const sts = new STSClient({ ...clientSettings(target), maxAttempts: 2 });
  try {
    return (await sts.send(new GetCallerIdentityCommand({}))).Account;
  } catch (cause) {
    throw new NotLocalAccount(target.endpointUrl, undefined, { cause });
  } finally {
    sts.destroy();
  }
}
