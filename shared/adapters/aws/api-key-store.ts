import {
  CreateSecretCommand,
  GetSecretValueCommand,
  paginateListSecrets,
  ResourceExistsException,
  type SecretListEntry,
  type SecretsManagerClient,
  UpdateSecretCommand,
} from '@aws-sdk/client-secrets-manager';
import {
  GetParameterCommand,
  type ParameterMetadata,
  PutParameterCommand,
  paginateDescribeParameters,
  type SSMClient,
} from '@aws-sdk/client-ssm';
import { shellWord } from '../../basics/shell-word.ts';
import { keyPlaceOf } from '../../endpoint/api-key.ts';
import { ApiKeyError } from '../../endpoint/api-key-error.ts';
import type { ApiKeyStore, ListedKey } from '../../endpoint/api-key-store.ts';
import { describeKey, hostsIn } from '../../endpoint/key-description.ts';

interface KeyStoreDependencies {
  readonly secrets: SecretsManagerClient;
  readonly parameters: SSMClient;
  /** What the names of the deployment's keys begin with. */
  readonly prefix: string;
}

export const createApiKeyStore = ({ secrets, parameters, prefix }: KeyStoreDependencies): ApiKeyStore => {
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
      const { kind, name } = keyPlaceOf(given, prefix);
      try {
        return await (kind === 'secret' ? loadSecret(name) : loadParameter(name));
      } catch (error) {
        throw explain(error, name, prefix) ?? error;
      }
    },
    save: async (given, stored) => {
      const { kind, name } = keyPlaceOf(given, prefix);
      const kept = { name, text: JSON.stringify(stored), description: describeKey(stored.hosts) };
      await (kind === 'secret' ? saveSecret(secrets, kept) : saveParameter(parameters, kept));
      return name;
    },
    list: async function* () {
      const Filters = [{ Key: 'name' as const, Values: [prefix] }];
      for await (const { SecretList = [] } of paginateListSecrets({ client: secrets }, { Filters }))
        yield* SecretList.map(listed);
      const ParameterFilters = [{ Key: 'Name', Option: 'BeginsWith', Values: [`/${prefix}`] }];
      const pages = paginateDescribeParameters({ client: parameters }, { ParameterFilters });
      for await (const { Parameters = [] } of pages) yield* Parameters.map(listed);
    },
  };
};

/** A key as it is kept; `text` holds the key itself. */
interface KeptKey {
  readonly name: string;
  readonly text: string;
  readonly description: string;
}

const saveSecret = async (
  secrets: SecretsManagerClient,
  { name, text, description }: KeptKey,
): Promise<void> => {
  const fields = { SecretString: text, Description: description };
  try {
    await secrets.send(new CreateSecretCommand({ Name: name, ...fields }));
  } catch (error) {
    if (!(error instanceof ResourceExistsException)) throw error;
    await secrets.send(new UpdateSecretCommand({ SecretId: name, ...fields }));
  }
};

const saveParameter = async (parameters: SSMClient, { name, text, description }: KeptKey): Promise<void> => {
  await parameters.send(
    new PutParameterCommand({
      Name: name,
      Value: text,
      Description: description,
      Type: 'SecureString',
      Overwrite: true,
    }),
  );
};

const listed = ({
  Name = '',
  Description,
}: Pick<SecretListEntry & ParameterMetadata, 'Name' | 'Description'>): ListedKey => ({
  name: Name,
  hosts: hostsIn(Description),
});

const notThere = new Set(['ResourceNotFoundException', 'ParameterNotFound']);

/** What the user can do about it; undefined for transient failures of the service. */
const explain = (error: unknown, name: string, prefix: string): ApiKeyError | undefined => {
  if (!(error instanceof Error)) return undefined;
  if (notThere.has(error.name)) {
    return new ApiKeyError(
      `No stored key "${name}". Store it with \`npx liveclin key set ${shellWord(name)} --host <host>\`; \`npx liveclin key list\` lists the stored keys.`,
    );
  }
  if (error.name === 'AccessDeniedException') {
    return new ApiKeyError(
      `Access to the stored key "${name}" is denied. Runs can read only secrets named ${prefix}... and parameters named /${prefix}...`,
      { cause: error },
    );
  }
  // A secret that is scheduled for deletion.
  if (error.name === 'InvalidRequestException') {
    return new ApiKeyError(`"${name}" cannot be read: ${error.message}`, { cause: error });
  }
  return undefined;
};
