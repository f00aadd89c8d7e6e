import type { AskModel, ChatMessage, ModelReply, ModelRequest } from '../model/ask-model.ts';
import { ModelCallError } from '../model/model-call-error.ts';
import type { RequestParameters } from '../model/request-parameters.ts';
import { retryDelayMs } from '../model/retry-delay.ts';
import type { CallRecord } from './call-record.ts';
import { judgeReply } from './judge-reply.ts';
import type { Outcome } from './turn-record.ts';

export interface QuestionToAsk {
  readonly messages: readonly ChatMessage[];
  readonly timeoutMs: number;
  readonly attempt: number;
  readonly round: number;
  /** Tries already used in this round, by an earlier invocation that had to stop. */
  readonly triesUsed: number;
  /** Tries in all a round may use. */
  readonly maxTries: number;
}

export interface AskQuestionDependencies {
  readonly askModel: AskModel;
  readonly parameters: RequestParameters;
  readonly admit: Admit;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly random: () => number;
  /** Whether a call that starts `ms` from now can still end inside this invocation and is wanted. */
  readonly mayStartIn: (ms: number) => boolean;
  /**
   * Puts a call on record before it goes out, together with the calls that ended since the last one; throws
   * when the case is no longer ours to ask.
   */
  readonly announce: (call: CallRecord, ended: readonly CallRecord[]) => Promise<void>;
}

/** Waits until a call may go out. */
export type Admit = () => Promise<Leave | Later>;

/** To be told how the admitted call ended. */
export type Leave = (result: TryResult) => void;

/** No call may go out before; epoch milliseconds. */
export interface Later {
  readonly retryAtMs: number;
}

/** How asking one question ended, and the calls it took in this invocation. */
export type QuestionStep = { readonly calls: readonly CallRecord[] } & (
  | { readonly kind: 'replied'; readonly reply: ModelReply; readonly outcome: Outcome }
  | { readonly kind: 'failed'; readonly error: ModelCallError }
  | { readonly kind: 'waiting'; readonly retryAtMs: number; readonly triesUsed: number }
);

/** Longer waits are left to the state machine: a sleeping worker costs as much as a busy one. */
const longestSleepMs = 60_000;

/** Asks one question until a reply can be judged, the round's tries are used up, or it has to wait. */
export const askQuestion = async (
  question: QuestionToAsk,
  dependencies: AskQuestionDependencies,
): Promise<QuestionStep> => {
  const { now, sleep, random, mayStartIn } = dependencies;
  const calls: CallRecord[] = [];
  let waitMs = 0;
  for (let tries = question.triesUsed; ; tries += 1) {
    if (waitMs > longestSleepMs || !mayStartIn(waitMs)) {
      return { kind: 'waiting', retryAtMs: now() + waitMs, triesUsed: tries, calls };
    }
    if (waitMs > 0) await sleep(waitMs);
    const result = await tryOnce({ question, tryNumber: tries + 1, calls }, dependencies);
    if (result === 'unsent') return { kind: 'waiting', retryAtMs: now(), triesUsed: tries, calls };
    if ('retryAtMs' in result) return { kind: 'waiting', ...result, triesUsed: tries, calls };
    if (!(result instanceof ModelCallError)) return { kind: 'replied', ...result, calls };
    if (result.scope !== 'again' || tries + 1 >= question.maxTries) {
      return { kind: 'failed', error: result, calls };
    }
    waitMs = retryDelayMs(tries + 1, result.retryAfterMs, random);
  }
};

interface Try {
  readonly question: QuestionToAsk;
  /** From 1. */
  readonly tryNumber: number;
  /** Every call that ended is added to these. */
  readonly calls: CallRecord[];
}

/** `unsent`: the run ended before the call went out. */
export type TryResult = { readonly reply: ModelReply; readonly outcome: Outcome } | ModelCallError | 'unsent';

/** One try: one call, and one more for each parameter that the endpoint turns out to refuse. */
const tryOnce = async (
  { question, tryNumber, calls }: Try,
  dependencies: AskQuestionDependencies,
): Promise<TryResult | Later> => {
  const leave = await dependencies.admit();
  if (typeof leave !== 'function') return leave;
  let result: TryResult = 'unsent';
  try {
    result = await callUntilAccepted({ question, tryNumber, calls }, dependencies);
    return result;
  } finally {
    leave(result);
  }
};

const callUntilAccepted = async (
  { question, tryNumber, calls }: Try,
  { now, mayStartIn, parameters, ...dependencies }: AskQuestionDependencies,
): Promise<TryResult> => {
  for (;;) {
    if (!mayStartIn(0)) return 'unsent';
    const sent = callToSend(question, tryNumber, now());
    await dependencies.announce(sent, calls);
    // The run may have been halted while the ledger was written: what is not out yet stays in.
    if (!mayStartIn(0)) return 'unsent';
    const { current } = parameters;
    const request = { ...question, parameters: current };
    const { call, result } = await send(sent, request, { ...dependencies, now });
    calls.push(call);
    if (!(result instanceof ModelCallError) || !(await parameters.adapt(current, result))) return result;
  }
};

const callToSend = ({ attempt, round }: QuestionToAsk, tryNumber: number, nowMs: number): CallRecord => ({
  attempt,
  round,
  try: tryNumber,
  sentAt: new Date(nowMs).toISOString(),
});

const send = async (
  sent: CallRecord,
  { messages, parameters, timeoutMs }: ModelRequest,
  { askModel, now }: Pick<AskQuestionDependencies, 'askModel' | 'now'>,
) => {
  const sentAtMs = now();
  try {
    const reply = await askModel({ messages, parameters, timeoutMs });
    const outcome = judgeReply(reply);
    return { call: settled(sent, now() - sentAtMs, reply), result: { reply, outcome } };
  } catch (error) {
    if (!(error instanceof ModelCallError)) throw error;
    const call = settled(sent, now() - sentAtMs, error);
    return { call: { ...call, failure: error.failure, message: error.message.slice(0, 500) }, result: error };
  }
};

const settled = (
  sent: CallRecord,
  ms: number,
  answer: { readonly requestId?: string | undefined; readonly status?: number | undefined },
): CallRecord => ({
  ...sent,
  ms: Math.round(ms),
  ...(answer.status === undefined ? {} : { status: answer.status }),
  ...(answer.requestId === undefined ? {} : { requestId: answer.requestId }),
});
