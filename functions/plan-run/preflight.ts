import type { AskModel, ChatMessage, ModelReply } from '../../shared/model/ask-model.ts';
import { ModelCallError } from '../../shared/model/model-call-error.ts';
import type { RequestParameters } from '../../shared/model/request-parameters.ts';
import { PreflightFailedError } from '../../shared/run/run-errors.ts';

/** What the preflight call found out; kept with the run. */
export interface PreflightResult {
  readonly servedModel?: string;
  readonly finishReason?: string;
  readonly ms: number;
  readonly calls: number;
}

/** Enough to get over a hiccup; an endpoint that is down longer would fail every case. */
const mostFailures = 3;
const waitMs = 2_000;

interface PreflightDependencies {
  readonly parameters: RequestParameters;
  readonly timeoutMs: number;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Makes one small call with the run's own parameters before anything is fanned out: it shows a wrong key, an
 * unknown model and an endpoint that cannot be reached, and adapts the parameters to what the endpoint
 * accepts. Passing failures are asked again.
 * @throws {PreflightFailedError} with what the endpoint said
 */
export const preflight = async (
  askModel: AskModel,
  { parameters, timeoutMs, now, sleep }: PreflightDependencies,
): Promise<PreflightResult> => {
  let failures = 0;
  for (let calls = 1; ; calls += 1) {
    const sentAt = now();
    const { current } = parameters;
    const reply = await askModel({ messages: [testMessage], parameters: current, timeoutMs }).catch(
      asCallError,
    );
    if (!(reply instanceof ModelCallError)) return preflightResult(reply, calls, now() - sentAt);
    if (await parameters.adapt(current, reply)) continue;
    failures += 1;
    if (reply.scope !== 'again' || failures === mostFailures) throw preflightFailed(reply, calls);
    await sleep(waitMs);
  }
};

const testMessage: ChatMessage = {
  role: 'user',
  content: [{ type: 'text', text: 'This is a connection test. Reply with the letter A.' }],
};

const asCallError = (error: unknown): ModelCallError => {
  if (error instanceof ModelCallError) return error;
  throw error;
};

const preflightResult = (reply: ModelReply, calls: number, ms: number): PreflightResult => ({
  calls,
  ms: Math.round(ms),
  ...(reply.servedModel === undefined ? {} : { servedModel: reply.servedModel }),
  ...(reply.finishReason === undefined ? {} : { finishReason: reply.finishReason }),
});

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
