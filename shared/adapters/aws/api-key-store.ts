import {
  CreateSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  paginateListSecrets,
  ResourceExistsException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import {
  GetParameterCommand,
  PutParameterCommand,
  paginateGetParametersByPath,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import { shellWord } from '../../basics/shell-word.ts';
import { keyPlaceOf, keyPrefix, parseStoredKey } from '../../endpoint/api-key.ts';
import { ApiKeyError } from '../../endpoint/api-key-error.ts';
import type { ApiKeyStore, ListedKey } from '../../endpoint/api-key-store.ts';

interface Clients {
  readonly secrets: SecretsManagerClient;
  readonly parameters: SSMClient;
}

export const createApiKeyStore = ({ secrets, parameters }: Clients): ApiKeyStore => {
  const loadSecret = async (name: string): Promise<string> =>
    (await secrets.send(new GetSecretValueCommand({ SecretId: name }))).SecretString ?? '';
  const loadParameter = async (name: string): Promise<string> => {
    const get = new GetParameterCommand({ Name: name, WithDecryption: true });
    const { Parameter } = await parameters.send(get);
    if (Parameter?.Type === 'SecureString') return Parameter.Value ?? '';
    throw new ApiKeyError(
      `Parameter "${name}" is not a SecureString, so its key is stored unencrypted. Delete it, then store it with \`npx liveclin key set ${shellWord(name)} --host <host>\`.`,
    );
  };
  return {
    load: async (given) => {
      const { kind, name } = keyPlaceOf(given);
      try {
        return await (kind === 'secret' ? loadSecret(name) : loadParameter(name));
      } catch (error) {
        throw explain(error, name) ?? error;
      }
    },
    save: async (given, stored) => {
      const { kind, name } = keyPlaceOf(given);
      const text = JSON.stringify(stored);
      await (kind === 'secret' ? saveSecret(secrets, name, text) : saveParameter(parameters, name, text));
      return name;
    },
    list: async function* () {
      const Filters = [{ Key: 'name' as const, Values: [keyPrefix] }];
      for await (const page of paginateListSecrets({ client: secrets }, { Filters })) {
        for (const { Name = '' } of page.SecretList ?? []) yield listed(Name, await loadSecret(Name));
      }
      const below = { Path: `/${keyPrefix}`, Recursive: true, WithDecryption: true };
      for await (const page of paginateGetParametersByPath({ client: parameters }, below)) {
        for (const { Name = '', Value = '' } of page.Parameters ?? []) yield listed(Name, Value);
      }
    },
  };
};

const saveSecret = async (secrets: SecretsManagerClient, name: string, text: string): Promise<void> => {
  try {
    await secrets.send(new CreateSecretCommand({ Name: name, SecretString: text }));
  } catch (error) {
    if (!(error instanceof ResourceExistsException)) throw error;
    await secrets.send(new PutSecretValueCommand({ SecretId: name, SecretString: text }));
  }
};

const saveParameter = async (parameters: SSMClient, name: string, text: string): Promise<void> => {
  await parameters.send(
    new PutParameterCommand({ Name: name, Value: text, Type: 'SecureString', Overwrite: true }),
  );
};

const listed = (name: string, text: string): ListedKey => ({ name, hosts: parseStoredKey(text)?.hosts });

const notThere = new Set(['ResourceNotFoundException', 'ParameterNotFound']);

/** What the user can do about it; undefined for transient failures of the service. */
const explain = (error: unknown, name: string): ApiKeyError | undefined => {
  if (!(error instanceof Error)) return undefined;
  if (notThere.has(error.name)) {
    return new ApiKeyError(
      `No stored key "${name}". Store it with \`npx liveclin key set ${shellWord(name)} --host <host>\`; \`npx liveclin key list\` lists the stored keys.`,
    );
  }
  if (error.name === 'AccessDeniedException') {
    return new ApiKeyError(
      `Access to the stored key "${name}" is denied. Runs can read only secrets named ${keyPrefix}... and parameters named /${keyPrefix}...`,
      { cause: error },
    );
  }
  // A secret that is scheduled for deletion.
  if (error.name === 'InvalidRequestException') {
    return new ApiKeyError(`"${name}" cannot be read: ${error.message}`, { cause: error });
  }
  return undefined;
};
