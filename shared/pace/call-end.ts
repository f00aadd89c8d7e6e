import type { ModelReply } from '../model/ask-model.ts';
import { ModelCallError } from '../model/model-call-error.ts';

interface CallTimes {
  /** Epoch milliseconds. */
  readonly sentAt: number;
  readonly endedAt: number;
}

export interface Refusal extends CallTimes {
  /** How long the endpoint asks to be left alone. */
  readonly retryAfterMs?: number | undefined;
}

export interface Pass extends CallTimes {
  /** Whether a reply came: the time it took is what replies take. */
  readonly replied: boolean;
  /** How long a limit is used up for, if the answer says that one is. */
  readonly usedUpForMs?: number | undefined;
}

/** What a call that ended says of the pace. */
export type CallEnd =
  | ({ readonly kind: 'refused' | 'server error' } & Refusal)
  | ({ readonly kind: 'passed' } & Pass);

/** @param outcome undefined when nobody learned how the call ended */
export const callEnd = (outcome: ModelReply | ModelCallError | undefined, times: CallTimes): CallEnd => {
  if (!(outcome instanceof ModelCallError)) {
    return { kind: 'passed', replied: outcome !== undefined, usedUpForMs: outcome?.limitUsedUpMs, ...times };
  }
  const { failure, retryAfterMs } = outcome;
  if (failure === 'rate limit') return { kind: 'refused', retryAfterMs, ...times };
  if (failure === 'server error' || failure === 'connection') {
    return { kind: 'server error', retryAfterMs, ...times };
  }
  return { kind: 'passed', replied: false, ...times };
};
