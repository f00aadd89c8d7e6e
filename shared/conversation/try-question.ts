import { present } from '../basics/present.ts';
import { type AskModel, type ModelReply, type ModelRequest, ResponseLeftError } from '../model/ask-model.ts';
import { ModelCallError } from '../model/model-call-error.ts';
import type { RequestParameters } from '../model/request-parameters.ts';
import type { Admit, NotBefore, TryResult } from './admission.ts';
import type { CallRecord } from './call-record.ts';
import { judgeReply } from './judge-reply.ts';
import { servedBy } from './served.ts';
import { type LeftCall, type WaitRule, type WatchedCall, watchCall } from './watch-call.ts';

/** One try at a question: what to send, and its number among the tries of its case. */
export interface Try extends Pick<CallRecord, 'attempt' | 'round' | 'try'> {
  readonly messages: ModelRequest['messages'];
  readonly timeoutMs: number;
  /** The call whose reply an earlier worker left in the making: it is waited for, and none is sent. */
  readonly running?: CallRecord | undefined;
}

export interface TryQuestionDependencies {
  readonly askModel: AskModel;
  readonly parameters: RequestParameters;
  readonly admit: Admit;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Present in runs whose replies are made in the background. */
  readonly waitRule?: WaitRule | undefined;
  /** Whether a call that starts `ms` from now is still wanted, worth waiting for, and able to end in time. */
  readonly mayStartIn: (ms: number) => boolean;
  /**
   * Records a call before it goes out, together with the calls of this question that have ended; throws when
   * the case now belongs to another worker.
   */
  readonly announce: (call: CallRecord, ended: readonly CallRecord[]) => Promise<void>;
}

/**
 * Makes one call, and one more for each parameter that the endpoint turns out to refuse.
 * @param calls receives every call that ends
 */
export const tryQuestion = async (
  tried: Try,
  calls: CallRecord[],
  dependencies: TryQuestionDependencies,
): Promise<TryResult | NotBefore | LeftCall> => {
  if (tried.running) return waitFor(tried.running, tried, calls, dependencies);
  const admission = await dependencies.admit();
  if (admission.kind === 'later') return admission;
  let result: TryResult | LeftCall = { kind: 'unsent' };
  try {
    result = await callUntilAccepted(tried, calls, dependencies);
    return result;
  } finally {
    admission.release(result.kind === 'left' ? { kind: 'unsent' } : result);
  }
};

const waitFor = async (
  running: CallRecord,
  { timeoutMs }: Try,
  calls: CallRecord[],
  dependencies: TryQuestionDependencies,
): Promise<SentResult | LeftCall | { readonly kind: 'unsent' }> => {
  const { parameters, now } = dependencies;
  const request = { messages: [], parameters: parameters.current, timeoutMs };
  const watched = watchCall(running, calls, { ...dependencies, timeoutMs });
  const result = await call({ ...request, background: watched.background }, dependencies.askModel, watched);
  if (result.kind === 'left') return result;
  calls.push(endedCall(running, result, now() - Date.parse(running.sentAt)));
  return watched.isStopped() ? { kind: 'unsent' } : result;
};

const callUntilAccepted = async (
  tried: Try,
  calls: CallRecord[],
  dependencies: TryQuestionDependencies,
): Promise<TryResult | LeftCall> => {
  const { askModel, parameters, now, mayStartIn, announce, waitRule } = dependencies;
  for (;;) {
    if (!mayStartIn(0)) return { kind: 'unsent' };
    const { attempt, round, try: number, messages, timeoutMs } = tried;
    const sent = { attempt, round, try: number, sentAt: new Date(now()).toISOString() };
    await announce(sent, calls);
    // The run may have been halted while the ledger was written.
    if (!mayStartIn(0)) return { kind: 'unsent' };
    const { current } = parameters;
    const sentAtMs = now();
    const watched = waitRule && watchCall(sent, calls, { ...dependencies, timeoutMs });
    const request = {
      messages,
      parameters: current,
      timeoutMs,
      ...present({ background: watched?.background }),
    };
    const result = await call(request, askModel, watched);
    if (result.kind === 'left') return result;
    calls.push(endedCall(watched?.sent() ?? sent, result, now() - sentAtMs));
    if (watched?.isStopped()) return { kind: 'unsent' };
    if (result.kind === 'replied' || !(await parameters.adapt(current, result.error))) return result;
  }
};

type SentResult =
  | Extract<TryResult, { readonly kind: 'replied' }>
  /** With a reply when there is one that does not count. */
  | { readonly kind: 'failed'; readonly error: ModelCallError; readonly reply?: ModelReply | undefined };

const call = async (
  request: ModelRequest,
  askModel: AskModel,
  watched: WatchedCall | undefined,
): Promise<SentResult | LeftCall> => {
  let reply: ModelReply | undefined;
  try {
    reply = await askModel(request);
    return { kind: 'replied', reply, outcome: judgeReply(reply) };
  } catch (error) {
    if (error instanceof ModelCallError) return { kind: 'failed', error, reply };
    if (watched && error instanceof ResponseLeftError) return watched.left();
    throw error;
  }
};

const endedCall = (sent: CallRecord, result: SentResult, ms: number): CallRecord => {
  const ended = { ...sent, ms: Math.round(ms) };
  switch (result.kind) {
    case 'replied':
      return { ...ended, ...present({ requestId: result.reply.requestId }) };
    case 'failed': {
      const { status, requestId, failure, message } = result.error;
      const served = result.reply && servedBy(result.reply);
      return {
        ...ended,
        ...present({ status, requestId }),
        failure,
        message: message.slice(0, 500),
        ...served,
      };
    }
  }
};
