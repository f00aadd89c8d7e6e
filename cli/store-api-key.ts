import {
  CreateSecretCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { Terminal } from './terminal/terminal.ts';

/** Stores a key for one host and returns the secret's name: what runs are given instead of the key. */
export const storeApiKey = async (key: string, host: string, terminal: Terminal): Promise<string> => {
  const client = new SecretsManagerClient();
  const name = `evaluator/${host.replaceAll(/[^A-Za-z0-9.-]/g, '-')}`;
  const value = { SecretString: JSON.stringify({ key, hosts: [host] }) };
  try {
    await client.send(new CreateSecretCommand({ Name: name, ...value }));
  } catch (error) {
    if (!(error instanceof ResourceExistsException)) throw error;
    await client.send(new PutSecretValueCommand({ SecretId: name, ...value }));
  }
  terminal.note(
    `Warning: --api-key stands in this shell's history. It is stored as secret ${name} now: next time use --api-key-secret ${name}.`,
  );
  return name;
};
