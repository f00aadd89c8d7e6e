import type { AskModel, ModelReply, ModelRequest } from './ask-model.ts';
import { ModelCallError } from './model-call-error.ts';
import type { RequestParameters } from './request-parameters.ts';

export interface TestCallDependencies {
  readonly askModel: AskModel;
  readonly parameters: RequestParameters;
  readonly timeoutMs: number;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

interface TestCall {
  readonly result: ModelReply | ModelCallError;
  /** Duration of the call that gave the result. */
  readonly ms: number;
  /** Calls in all, including one more for each parameter that the endpoint turned out to refuse. */
  readonly calls: number;
}

/** Makes a call that belongs to no case. Repeats it `waitMs` after a transient failure. */
export const makeTestCall = async (
  messages: ModelRequest['messages'],
  { maxTries, waitMs }: { readonly maxTries: number; readonly waitMs: number },
  { askModel, parameters, timeoutMs, now, sleep }: TestCallDependencies,
): Promise<TestCall> => {
  let tries = 1;
  for (let calls = 1; ; calls += 1) {
    const sentAt = now();
    const { current } = parameters;
    const result = await askModel({ messages, parameters: current, timeoutMs }).catch(asCallError);
    const call = { result, ms: Math.round(now() - sentAt), calls };
    if (!(result instanceof ModelCallError)) return call;
    if (await parameters.adapt(current, result)) continue;
    if (result.scope !== 'again' || tries === maxTries) return call;
    tries += 1;
    await sleep(waitMs);
  }
};

const asCallError = (error: unknown): ModelCallError => {
  if (error instanceof ModelCallError) return error;
  throw error;
};
