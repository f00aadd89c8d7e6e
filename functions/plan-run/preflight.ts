import type { AskModel } from '../../shared/model/ask-model.ts';
import { ModelCallError } from '../../shared/model/model-call-error.ts';
import { PreflightFailedError } from '../../shared/run/run-errors.ts';

/** What the preflight call found out; kept with the run. */
export interface PreflightResult {
  readonly servedModel?: string;
  readonly finishReason?: string;
  readonly ms: number;
  readonly calls: number;
}

/** Enough to get over a hiccup; an endpoint that is down longer would fail every case. */
const mostCalls = 3;
const waitMs = 2_000;

/**
 * Makes one small call with the run's own parameters before anything is fanned out: it shows a wrong key, an
 * unknown model, refused parameters and an endpoint that cannot be reached. Passing failures are asked again.
 * @throws {PreflightFailedError} with what the endpoint said
 */
export const preflight = async (
  askModel: AskModel,
  { timeoutMs, now, sleep }: { timeoutMs: number; now: () => number; sleep: (ms: number) => Promise<void> },
): Promise<PreflightResult> => {
  const content = [{ type: 'text', text: 'This is a connection test. Reply with the letter A.' } as const];
  for (let calls = 1; ; calls += 1) {
    const sentAt = now();
    try {
      const reply = await askModel({ messages: [{ role: 'user', content }], timeoutMs });
      return {
        calls,
        ms: Math.round(now() - sentAt),
        ...(reply.servedModel === undefined ? {} : { servedModel: reply.servedModel }),
        ...(reply.finishReason === undefined ? {} : { finishReason: reply.finishReason }),
      };
    } catch (error) {
      if (!(error instanceof ModelCallError)) throw error;
      if (error.scope !== 'again' || calls === mostCalls) throw preflightFailed(error, calls);
      await sleep(waitMs);
    }
  }
};

const advice: Partial<Record<ModelCallError['failure'], string>> = {
  'access denied': 'Check the key in the secret that apiKeySecret names, and that it may use this model.',
  'unknown model': 'Check the model name and the base URL.',
  'quota exhausted': 'Add credit or raise the limit at the provider.',
  'endpoint refused': 'Choose an endpoint with a public address.',
  'bad request': 'The endpoint refuses a parameter of the run; change it or choose another endpoint.',
  connection: 'Check apiBase: the endpoint cannot be reached from here.',
  timeout: 'The endpoint does not answer in time; raise "timeout" or check apiBase.',
};

const preflightFailed = (error: ModelCallError, calls: number): PreflightFailedError => {
  const next = advice[error.failure] ?? 'Try again later.';
  const times = calls === 1 ? 'The test call failed' : `${calls} test calls failed`;
  return new PreflightFailedError(
    `${times} before any worker was started (${error.failure}): ${error.message} ${next} "preflight": false skips the call.`,
    { cause: error },
  );
};
