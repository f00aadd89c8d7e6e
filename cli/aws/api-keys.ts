import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import { defaultPrefix, keyPrefixOf } from '../../infra/deployment/deployment-name.ts';
import { createApiKeyStore } from '../../shared/adapters/aws/api-key-store.ts';
import { InputError } from '../../shared/basics/input-error.ts';
import { isSendableKey, unsendableKey } from '../../shared/endpoint/api-key.ts';
import type { ApiKeyStore } from '../../shared/endpoint/api-key-store.ts';
import { isSecret } from '../../shared/endpoint/redact-key.ts';
import type { Target } from '../terminal/target.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { terminalHttp } from './terminal-http.ts';

/** The keys of a deployment in the AWS account that the environment names. */
export const connectKeys = ({ stack = defaultPrefix }: Target): ApiKeyStore =>
  createApiKeyStore({
    secrets: new SecretsManagerClient(terminalHttp()),
    parameters: new SSMClient(terminalHttp()),
    prefix: keyPrefixOf(stack),
  });

/** Stores a key that was given as a flag, for one host; returns the name that runs use instead of it. */
export const storeApiKey = async (
  { key, host }: { readonly key: string; readonly host: string },
  target: Target,
  terminal: Terminal,
): Promise<string> => {
  const name = await connectKeys(target).save(host.replaceAll(/[^A-Za-z0-9.-]/g, '-'), {
    key,
    hosts: [host],
  });
  terminal.note(
    `Warning: --api-key is now in this shell's history. The key was saved as ${name}; next time use --api-key-secret ${name}.`,
  );
  return name;
};

/**
 * @param field the input field that held it, if one did
 * @throws {InputError} which does not repeat the key
 */
export const checkKey = (key: string, field?: string): void => {
  const fault = key === '' ? 'is empty.' : isSendableKey(key) ? undefined : unsendableKey;
  if (fault === undefined) return;
  if (field === undefined) throw new InputError(`The key ${fault}`);
  throw new InputError([{ path: [field], message: `the key ${fault}` }]);
};

/**
 * A key that was also pasted into another field would be stored and shown with the run.
 * @throws {InputError} which does not repeat the key
 */
export const checkNoKeyIn = (fields: object, key: string): void => {
  if (!isSecret(key)) return;
  const written = JSON.stringify(key).slice(1, -1);
  const holders = Object.entries(fields).filter(([, value]) => JSON.stringify(value)?.includes(written));
  const message = 'contains the key of --api-key, but is stored and shown with the run: leave it out here';
  if (holders.length > 0) throw new InputError(holders.map(([field]) => ({ path: [field], message })));
};
