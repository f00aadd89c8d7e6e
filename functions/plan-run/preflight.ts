import type { ChatMessage } from '../../shared/model/ask-model.ts';
import { ModelCallError } from '../../shared/model/model-call-error.ts';
import { makeTestCall, type TestCallDependencies } from '../../shared/model/test-call.ts';
import { PreflightFailedError } from '../../shared/run/run-errors.ts';

/** What the preflight call found out; kept with the run. */
export interface PreflightResult {
  readonly servedModel?: string;
  readonly finishReason?: string;
  readonly ms: number;
  readonly calls: number;
}

/** Enough to get over a hiccup; an endpoint that is down longer would fail every case. */
const patience = { maxTries: 3, waitMs: 2_000 };

/**
 * Makes one small call with the run's own parameters before anything is fanned out: it shows a wrong key, an
 * unknown model and an endpoint that cannot be reached, and adapts the parameters to what the endpoint
 * accepts. Passing failures are asked again.
 * @throws {PreflightFailedError} with what the endpoint said
 */
export const preflight = async (dependencies: TestCallDependencies): Promise<PreflightResult> => {
  const { result, ms, calls } = await makeTestCall([testMessage], patience, dependencies);
  if (result instanceof ModelCallError) throw preflightFailed(result, calls);
  return {
    calls,
    ms,
    ...(result.servedModel === undefined ? {} : { servedModel: result.servedModel }),
    ...(result.finishReason === undefined ? {} : { finishReason: result.finishReason }),
  };
};

const testMessage: ChatMessage = {
  role: 'user',
  content: [{ type: 'text', text: 'This is a connection test. Reply with the letter A.' }],
};

const advice: Partial<Record<ModelCallError['failure'], string>> = {
  'access denied':
    'Check the key that apiKeySecret (--api-key-secret) names, and that it may use this model.',
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
    `${times} before any worker was started (${error.failure}): ${sentence(error.message)} ${next} "preflight": false (--no-preflight) skips the call.`,
    { cause: error },
  );
};

/** Providers end their messages as they like. */
const sentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);
