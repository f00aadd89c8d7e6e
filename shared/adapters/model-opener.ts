import {
  GetSecretValueCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { z } from 'zod';
import type { AskModel } from '../model/ask-model.ts';
import { checkEndpointUrl } from '../model/endpoint-guard.ts';
import type { Run } from '../run/run.ts';
import { ApiKeyError } from '../run/run-errors.ts';
import { createOpenAiModel } from './openai-model.ts';
import { createPinnedLookup, type Resolve } from './pinned-lookup.ts';

/** A stored key and the hosts it may be sent to: who may start a run cannot send it anywhere else. */
export const apiKeySecretSchema = z.strictObject({
  key: z.string().min(1),
  hosts: z.array(z.string()).min(1),
});

/** Opens the model of a run, with its key if it names one. */
export type OpenModel = (run: Pick<Run, 'identity' | 'settings'>) => Promise<AskModel>;

interface ModelOpenerDependencies {
  readonly secrets: SecretsManagerClient;
  /** Whether models on this machine or in its network may be asked: on the LocalStack target. */
  readonly allowLocalEndpoints: boolean;
  readonly resolve: Resolve;
}

/** @throws {EndpointRefusedError} {ApiKeyError} before anything is sent */
export const createModelOpener =
  ({ secrets, allowLocalEndpoints, resolve }: ModelOpenerDependencies): OpenModel =>
  async ({ identity, settings }) => {
    const { apiBase, model, parameters } = identity;
    checkEndpointUrl(apiBase, allowLocalEndpoints);
    const apiKey =
      settings.apiKeySecret && (await loadKey(secrets, settings.apiKeySecret, new URL(apiBase).host));
    const lookup = allowLocalEndpoints ? undefined : createPinnedLookup(resolve);
    return createOpenAiModel({ apiBase, model, parameters, apiKey: apiKey || undefined, lookup });
  };

/** @throws {ApiKeyError} */
const loadKey = async (secrets: SecretsManagerClient, name: string, host: string): Promise<string> => {
  const text = await readSecret(secrets, name);
  const secret = apiKeySecretSchema.safeParse(parseJson(text));
  if (!secret.success) {
    throw new ApiKeyError(
      `Secret "${name}" must hold {"key": "...", "hosts": ["${host}"]}. Set it with \`liveclin key set ${name} --host ${host}\`.`,
    );
  }
  if (!secret.data.hosts.includes(host)) {
    throw new ApiKeyError(
      `The key in secret "${name}" may go to ${secret.data.hosts.join(', ')} only, not to ${host}.`,
    );
  }
  return secret.data.key;
};

const readSecret = async (secrets: SecretsManagerClient, name: string): Promise<string> => {
  try {
    return (await secrets.send(new GetSecretValueCommand({ SecretId: name }))).SecretString ?? '';
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
    throw new ApiKeyError(
      `There is no secret "${name}". Set it with \`liveclin key set ${name} --host <host>\`.`,
    );
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
