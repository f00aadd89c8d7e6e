import { STSClient } from '@aws-sdk/client-sts';
import { withRole } from '../../shared/adapters/aws/sign-requests.ts';
import { openKey } from '../../shared/adapters/openai/model-opener.ts';
import { bedrockRegionOf } from '../../shared/basics/bedrock-address.ts';
import { proxyEnvironment } from '../../shared/basics/proxy-environment.ts';
import type { Api } from '../../shared/endpoint/request-url.ts';
import { checkKey, connectKeys } from '../aws/api-keys.ts';
import { useLocalTarget } from '../aws/use-local-target.ts';
import type { Target } from '../terminal/target.ts';
import type { Terminal } from '../terminal/terminal.ts';

interface EndpointFlags extends Target {
  readonly model: string;
  readonly apiBase: string;
  readonly api?: Api | undefined;
  readonly apiKey?: string | undefined;
  readonly apiKeySecret?: string | undefined;
}

/** Opens a model at a base URL of the given endpoint's host, for calls from this machine. */
export const modelOpener = async (flags: EndpointFlags, terminal: Terminal) => {
  const { createOpenAiModel } = await import('../../shared/adapters/openai/openai-model.ts');
  const apiKey = await apiKeyOf(flags, terminal);
  const proxies = proxyEnvironment(process.env);
  const region = bedrockRegionOf(flags.apiBase);
  const authorize = region === undefined ? undefined : withRole(region, new STSClient().config.credentials);
  const { model, api } = flags;
  return (apiBase: string) => createOpenAiModel({ model, api, apiBase, apiKey, authorize, proxies });
};

/** @throws {ApiKeyError} when the stored key may not go to this host */
const apiKeyOf = async (
  { apiKey, apiKeySecret, apiBase, ...target }: EndpointFlags,
  terminal: Terminal,
): Promise<string | undefined> => {
  if (apiKey !== undefined) checkKey(apiKey, 'apiKey');
  if (apiKey !== undefined || apiKeySecret === undefined) return apiKey;
  if (target.local) await useLocalTarget(target, terminal);
  return openKey(apiKeySecret, apiBase, connectKeys(target));
};
