import type { BackgroundCall, WaitDecision } from '../model/ask-model.ts';
import { ModelCallError, timedOut } from '../model/model-call-error.ts';
import type { CallRecord } from './call-record.ts';

/** The reply to a call is still in the making, and a later worker has to wait for it. */
export interface LeftCall {
  readonly kind: 'left';
  readonly running: CallRecord;
}

/** A call whose reply is made in the background, while it is waited for. */
export interface WatchedCall {
  readonly background: BackgroundCall;
  /** As it was announced last. */
  sent(): CallRecord;
  /** Whether it was cancelled because the run ends. */
  isStopped(): boolean;
  /** What it means that the reply was not waited for. */
  left(): LeftCall | { readonly kind: 'failed'; readonly error: ModelCallError };
}

export type WaitRule = () => WaitDecision;

interface WatchCallDependencies {
  readonly timeoutMs: number;
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly announce: (call: CallRecord, ended: readonly CallRecord[]) => Promise<void>;
  readonly waitRule?: WaitRule | undefined;
}

/** Between two looks: at first soon, for replies that take seconds. */
const lookMs = (looks: number): number => Math.min(15_000, 500 * 2 ** looks);

/** A lease is renewed this often while its case only waits. */
const renewMs = 45_000;

/** @param sent the call as it was announced, or as an earlier worker left it */
export const watchCall = (
  sent: CallRecord,
  ended: readonly CallRecord[],
  { timeoutMs, now, sleep, announce, waitRule = () => 'leave' }: WatchCallDependencies,
): WatchedCall => {
  let call = sent;
  let end: 'leave' | 'cancel' | 'overdue' | undefined;
  let looks = 0;
  let renewedAt = now();
  const next = async (): Promise<WaitDecision> => {
    await sleep(lookMs(looks));
    looks += 1;
    const rule = waitRule();
    if (rule !== 'look') {
      end = rule;
      return rule;
    }
    if (now() - Date.parse(call.sentAt) > timeoutMs) {
      end = 'overdue';
      return 'cancel';
    }
    if (now() - renewedAt > renewMs) {
      await announce(call, ended);
      renewedAt = now();
    }
    return 'look';
  };
  const started = async (responseId: string): Promise<void> => {
    call = { ...call, responseId };
    await announce(call, ended);
  };
  return {
    background: { startedId: sent.responseId, started, next },
    sent: () => call,
    isStopped: () => end === 'cancel',
    left: () => {
      if (end === 'leave') return { kind: 'left', running: call };
      const error =
        end === 'overdue'
          ? timedOut(timeoutMs)
          : new ModelCallError('server error', 'The response was cancelled: the run ends.');
      return { kind: 'failed', error };
    },
  };
};
