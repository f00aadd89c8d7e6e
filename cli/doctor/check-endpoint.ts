import { EndpointRefusedError } from '../../shared/endpoint/endpoint-guard.ts';
import { hasPastedPath, likelyBases, whereBaseEnds } from '../../shared/endpoint/likely-bases.ts';
import { apiPaths, requestUrl } from '../../shared/endpoint/request-url.ts';
import { type Finding, probe } from './finding.ts';

const responseMs = 10_000;

/**
 * Whether a model's endpoint responds to this machine, and whether the deployment would send anything there. Sends no
 * key: any HTTP response will do.
 * @param checkAddress throws {EndpointRefusedError} for addresses that the deployment refuses
 */
export const checkEndpoint = (
  apiBase: string,
  checkAddress: (apiBase: string) => Promise<void>,
): Promise<Finding> =>
  probe('endpoint', async () => {
    const url = modelsUrlOf(apiBase);
    try {
      await checkAddress(apiBase);
      const startedAt = Date.now();
      const status = await statusOf(url);
      const message = `GET ${url} returned ${status} after ${Date.now() - startedAt} ms (sent without a key)`;
      const isPath = !hasPastedPath(apiBase) && (status !== 404 || (await takesChats(apiBase)));
      return isPath
        ? { state: 'ok', message }
        : { state: 'warning', message, advice: await adviceOn(apiBase) };
    } catch (error) {
      if (error instanceof EndpointRefusedError) {
        return {
          state: 'problem',
          message: error.message,
          advice: 'For a model on your own machine see docs/self-hosted.md.',
        };
      }
      return {
        state: 'problem',
        message: `no response from ${url}: ${reasonOf(error)}`,
        advice: `Check the URL. ${whereBaseEnds('chat')}`,
      };
    }
  });

const modelsUrlOf = (apiBase: string): URL => requestUrl(apiBase, '/models');

const chatUrlOf = (apiBase: string): URL => requestUrl(apiBase, apiPaths.chat);

const statusOf = async (url: URL, request: RequestInit = {}): Promise<number> => {
  const signal = AbortSignal.timeout(responseMs);
  const response = await fetch(url, { redirect: 'manual', signal, ...request });
  await response.body?.cancel();
  return response.status;
};

/** Some endpoints list no models: an empty request is refused where chats are taken, and not found elsewhere. */
const takesChats = async (apiBase: string): Promise<boolean> => {
  const headers = { 'content-type': 'application/json' };
  const status = await statusOf(chatUrlOf(apiBase), { method: 'POST', headers, body: '{}' });
  return status !== 404 && status !== 405;
};

/** Names the base URL that may be meant: the first of the likely ones that responds as an endpoint would. */
const adviceOn = async (apiBase: string): Promise<string> => {
  for (const base of likelyBases(apiBase)) {
    const status = await statusOf(modelsUrlOf(base)).catch(() => 404);
    if (status !== 404 || (await takesChats(base).catch(() => false))) {
      return `${whereBaseEnds('chat')} ${base} responds: use that.`;
    }
  }
  return `${whereBaseEnds('chat')} Requests would go to ${chatUrlOf(apiBase)}, where nothing is found.`;
};

/** fetch says only `fetch failed`; the reason is in its cause, or in one of that cause's errors. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error.cause === undefined ? error.message : reasonOf(error.cause);
};
