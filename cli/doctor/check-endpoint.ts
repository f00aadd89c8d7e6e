import { EndpointRefusedError } from '../../shared/endpoint/endpoint-guard.ts';
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
    const url = `${apiBase.replace(/\/+$/, '')}/models`;
    try {
      await checkAddress(apiBase);
      const startedAt = Date.now();
      const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(responseMs) });
      await response.body?.cancel();
      return {
        state: 'ok',
        message: `GET ${url} returned ${response.status} after ${Date.now() - startedAt} ms (sent without a key)`,
      };
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
        advice: 'Check the URL: it is the part before /chat/completions and usually ends in /v1.',
      };
    }
  });

/** fetch says only `fetch failed`; the reason is in its cause, or in one of that cause's errors. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error.cause === undefined ? error.message : reasonOf(error.cause);
};
