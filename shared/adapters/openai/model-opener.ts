import { bedrockRegionOf } from '../../basics/bedrock-address.ts';
import { keyForHost } from '../../endpoint/api-key.ts';
import type { ApiKeyStore } from '../../endpoint/api-key-store.ts';
import { checkEndpointUrl, type EndpointRules, sentTo } from '../../endpoint/endpoint-guard.ts';
import type { Run } from '../../ledger/run-row.ts';
import type { AskModel } from '../../model/ask-model.ts';
import type { Authorize } from './authorize.ts';
import { createPinnedLookup, type Resolve } from './pinned-lookup.ts';

/** Opens the model of a run, with its key if it names one. */
export type OpenModel = (run: Pick<Run, 'identity' | 'settings'>) => Promise<AskModel>;

interface ModelOpenerDependencies {
  readonly keys: Pick<ApiKeyStore, 'load'>;
  readonly rules: EndpointRules;
  readonly resolve: Resolve;
  /** Signs requests to Bedrock. */
  readonly withRole: (region: string) => Authorize;
}

/** @throws {EndpointRefusedError} {ApiKeyError} before anything is sent */
export const createModelOpener =
  ({ keys, rules, resolve, withRole }: ModelOpenerDependencies): OpenModel =>
  async ({ identity, settings }) => {
    const { model, api, history } = identity;
    checkEndpointUrl(identity.apiBase, rules);
    const apiBase = sentTo(identity.apiBase, rules);
    const region = bedrockRegionOf(identity.apiBase);
    const keyName = region === undefined ? settings.apiKeySecret : undefined;
    const apiKey = keyName && (await openKey(keyName, apiBase, keys));
    const lookup = createPinnedLookup(resolve, rules);
    // Loaded only when needed: an invocation without open cases calls no model.
    const { createOpenAiModel } = await import('./openai-model.ts');
    return createOpenAiModel({
      apiBase,
      model,
      api,
      history,
      apiKey: apiKey || undefined,
      authorize: region === undefined ? undefined : withRole(region),
      headers: settings.headers,
      lookup,
    });
  };

/** @throws {ApiKeyError} when it must not be sent to this endpoint */
export const openKey = async (
  name: string,
  apiBase: string,
  keys: Pick<ApiKeyStore, 'load'>,
): Promise<string> => keyForHost(await keys.load(name), name, new URL(apiBase).host);
