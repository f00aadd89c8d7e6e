import { present } from '../../shared/basics/present.ts';
import type { ChatMessage } from '../../shared/model/ask-model.ts';
import { ModelCallError } from '../../shared/model/model-call-error.ts';
import { makeTestCall, type TestCallDependencies } from '../../shared/model/test-call.ts';
import { PreflightFailedError } from '../../shared/run/run-errors.ts';

/** What the preflight call found; kept with the run. */
export interface PreflightResult {
  readonly servedModel?: string;
  readonly finishReason?: string;
  readonly ms: number;
  readonly calls: number;
}

/** Enough for a hiccup; an endpoint that is down for longer would fail every case. */
const patience = { maxTries: 3, waitMs: 2_000 };

/**
 * Makes one small call with the run's parameters before the fan-out: reveals a wrong key, an unknown model or an
 * unreachable endpoint, and adapts the parameters to what the endpoint accepts. Retries transient failures.
 * @throws {PreflightFailedError} with the endpoint's message
 */
export const preflight = async (dependencies: TestCallDependencies): Promise<PreflightResult> => {
  const { result, ms, calls } = await makeTestCall([testMessage], patience, dependencies);
  if (result instanceof ModelCallError) throw preflightFailed(result, calls);
  return {
    calls,
    ms,
    ...present({ servedModel: result.servedModel, finishReason: result.finishReason }),
  };
};

const testMessage: ChatMessage = {
  role: 'user',
  content: [{ type: 'text', text: 'This is a connection test. Reply with the letter A.' }],
};

const advice: Partial<Record<ModelCallError['failure'], string>> = {
  'access denied': 'Check the key in apiKeySecret (--api-key-secret), and whether it may use this model.',
  'unknown model': 'Check the model name and the base URL.',
  'quota exhausted': 'Add credit or raise the limit at the provider.',
  'endpoint refused': 'Choose an endpoint with a public address.',
  'bad request': 'The endpoint rejects a parameter of the run. Change it, or choose another endpoint.',
  'oversized reply': 'Leave out parameters that make replies large, such as top_logprobs.',
  connection: 'Check apiBase (--api-base): the endpoint cannot be reached from where the run executes.',
  timeout: 'Raise timeout (--timeout), or check apiBase (--api-base).',
};

const preflightFailed = (error: ModelCallError, calls: number): PreflightFailedError => {
  const next = advice[error.failure] ?? 'Try again later.';
  const times = calls === 1 ? 'The test call failed' : `${calls} test calls failed`;
  return new PreflightFailedError(
    `${times} before any worker started (${error.failure}): ${sentence(error.message)} ${next} To skip this call: "preflight": false (--no-preflight).`,
    { cause: error },
  );
};

/** Providers' messages may or may not end with a full stop. */
const sentence = (message: string): string => (/[.!?]$/.test(message) ? message : `${message}.`);
