import { EndpointRefusedError } from '../../shared/endpoint/endpoint-guard.ts';
import { type Finding, probe } from './finding.ts';

const answerMs = 10_000;

/**
 * Whether a model's endpoint answers from this machine, and whether the deployment would send anything there.
 * No key is sent: any HTTP answer will do.
 * @param checkAddress throws {EndpointRefusedError} for what the deployment refuses
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
      const response = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(answerMs) });
      await response.body?.cancel();
      return {
        state: 'ok',
        message: `GET ${url} answers ${response.status} after ${Date.now() - startedAt} ms (asked without a key)`,
      };
    } catch (error) {
      if (error instanceof EndpointRefusedError) {
        return {
          state: 'problem',
          message: error.message,
          advice: 'Models on a machine of your own: docs/self-hosted.md.',
        };
      }
      return {
        state: 'problem',
        message: `${url} does not answer: ${reasonOf(error)}`,
        advice: 'Check the URL; it ends before /chat/completions, mostly in /v1.',
      };
    }
  });

/** fetch says only `fetch failed`; why stands in its cause, or in one of that cause's errors. */
const reasonOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError) return reasonOf(error.errors[0]);
  return error.cause === undefined ? error.message : reasonOf(error.cause);
};
