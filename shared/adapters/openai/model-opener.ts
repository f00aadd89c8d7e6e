import { keyForHost } from '../../endpoint/api-key.ts';
import type { ApiKeyStore } from '../../endpoint/api-key-store.ts';
import { checkEndpointUrl, type EndpointRules } from '../../endpoint/endpoint-guard.ts';
import type { Run } from '../../ledger/run-row.ts';
import type { AskModel } from '../../model/ask-model.ts';
import { createPinnedLookup, type Resolve } from './pinned-lookup.ts';

/** Opens the model of a run, with its key if it names one. */
export type OpenModel = (run: Pick<Run, 'identity' | 'settings'>) => Promise<AskModel>;

interface ModelOpenerDependencies {
  readonly keys: Pick<ApiKeyStore, 'load'>;
  readonly rules: EndpointRules;
  readonly resolve: Resolve;
}

/** @throws {EndpointRefusedError} {ApiKeyError} before anything is sent */
export const createModelOpener =
  ({ keys, rules, resolve }: ModelOpenerDependencies): OpenModel =>
  async ({ identity, settings }) => {
    const { apiBase, model, api, history } = identity;
    checkEndpointUrl(apiBase, rules);
    const apiKey = settings.apiKeySecret && (await openKey(settings.apiKeySecret, apiBase, keys));
    const lookup = createPinnedLookup(resolve, rules);
    // Loaded only when needed: an invocation without open cases calls no model.
    const { createOpenAiModel } = await import('./openai-model.ts');
    return createOpenAiModel({
      apiBase,
      model,
      api,
      history,
      apiKey: apiKey || undefined,
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
