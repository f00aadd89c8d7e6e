import { present } from '../../shared/basics/present.ts';
import { sentenceOf } from '../../shared/basics/sentence-of.ts';
import type { Api } from '../../shared/endpoint/request-url.ts';
import type { ChatMessage } from '../../shared/model/ask-model.ts';
import { explainPath, isPathProblem, type OpenAt } from '../../shared/model/find-base.ts';
import { type FailureClass, ModelCallError } from '../../shared/model/model-call-error.ts';
import { makeTestCall, type TestCallDependencies } from '../../shared/model/test-call.ts';
import { PreflightFailedError } from '../../shared/run/run-errors.ts';
import { preflightAdvice } from './preflight-advice.ts';

/** What the preflight call found; kept with the run. */
export interface PreflightResult {
  readonly servedModel?: string;
  readonly finishReason?: string;
  readonly ms: number;
  readonly calls: number;
}

/** Enough for a hiccup; an endpoint that is down for longer would fail every case. */
const patience = { maxTries: 3, waitMs: 2_000 };

export interface PreflightDependencies extends TestCallDependencies {
  readonly apiBase: string;
  readonly api: Api;
  readonly hasKey: boolean;
  readonly openAt: OpenAt;
  /** What the price list says against the run: told with what may come from it. */
  readonly listed: readonly string[];
}

/**
 * Makes one small call with the run's parameters before the fan-out: reveals a wrong key, an unknown model or an
 * unreachable endpoint, and adapts the parameters to what the endpoint accepts. Retries transient failures.
 * @throws {PreflightFailedError} with the endpoint's message, and what to do
 */
export const preflight = async (dependencies: PreflightDependencies): Promise<PreflightResult> => {
  const { result, ms, calls } = await makeTestCall([testMessage], patience, dependencies);
  // The endpoint knows the model and the tier: workers will wait for room.
  if (result instanceof ModelCallError && result.isPatient) return { calls, ms };
  if (result instanceof ModelCallError) {
    throw preflightFailed(result, calls, await adviceFor(result, dependencies));
  }
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

/** What a model that the run does not suit may answer. */
const explained: ReadonlySet<FailureClass> = new Set<FailureClass>([
  'unknown model',
  'responses only',
  'bad request',
  'server error',
]);

const adviceFor = (
  error: ModelCallError,
  { apiBase, api, hasKey, openAt, listed, parameters, timeoutMs }: PreflightDependencies,
): string | Promise<string> =>
  isPathProblem(error)
    ? explainPath({ apiBase, api }, openAt, {
        messages: [testMessage],
        parameters: parameters.current,
        timeoutMs,
      })
    : [preflightAdvice(error, { apiBase, hasKey }), ...(explained.has(error.failure) ? listed : [])].join(
        ' ',
      );

const preflightFailed = (error: ModelCallError, calls: number, next: string): PreflightFailedError => {
  const times = calls === 1 ? 'The test call failed' : `${calls} test calls failed`;
  return new PreflightFailedError(
    `${times} before any worker started (${error.failure}): ${sentenceOf([error.message])} ${next} To skip this call: "preflight": false (--no-preflight).`,
    { cause: error },
  );
};
