import { afterCall } from '../../../shared/pace/after-call.ts';
import type { CallEnd } from '../../../shared/pace/call-end.ts';
import { afterSend, msToNextCall } from '../../../shared/pace/next-call.ts';
import { type Pace, startPace } from '../../../shared/pace/pace.ts';
import type { LimitVerdict } from '../../../tools/stand-in-model/rate-limit.ts';

/** How a call ends, and how long it takes. */
export type SimulatedAnswer = { readonly ms: number } & (
  | { readonly kind: 'passed'; readonly usedUpForMs?: number | undefined }
  | { readonly kind: 'refused' | 'server error'; readonly retryAfterMs?: number | undefined }
);

export interface Simulation {
  /** In the order in which they ended. */
  readonly calls: readonly CallEnd[];
  /** The pace after each of them. */
  readonly paces: readonly Pace[];
  /** The most calls that were under way. */
  readonly maxAtOnce: number;
}

/** The virtual time at which simulations start, epoch milliseconds. */
export const simulationStart = Date.UTC(2026, 0, 1);

/** A worker that always has something to ask, in virtual time: it sends as soon as its pace allows. */
export const simulatePace = (
  answer: (now: number) => SimulatedAnswer,
  { cap, untilMs }: { readonly cap: number; readonly untilMs: number },
): Simulation => {
  let now = simulationStart;
  let pace = startPace(cap);
  let maxAtOnce = 0;
  const underWay: CallEnd[] = [];
  const calls: CallEnd[] = [];
  const paces: Pace[] = [];
  while (now < simulationStart + untilMs) {
    const waitMs = msToNextCall(pace, underWay.length, now);
    const next = underWay[0];
    if (waitMs === 0) {
      pace = afterSend(pace, now);
      insertByEnd(underWay, callEndOf(answer(now), now));
      maxAtOnce = Math.max(maxAtOnce, underWay.length);
    } else if (next && next.endedAt <= now + waitMs) {
      underWay.shift();
      now = Math.max(now, next.endedAt);
      pace = afterCall(pace, next);
      calls.push(next);
      paces.push(pace);
    } else {
      now += waitMs;
    }
  }
  return { calls, paces, maxAtOnce };
};

/** @param acceptedMs how long a call takes that is let through */
export const limitedAnswer = (verdict: LimitVerdict, acceptedMs: number): SimulatedAnswer =>
  verdict.accepted
    ? { kind: 'passed', ms: acceptedMs, usedUpForMs: verdict.usedUpForMs }
    : { kind: 'refused', ms: refusalMs, retryAfterMs: verdict.retryAfterMs };

/** No model is called for it. */
const refusalMs = 20;

const callEndOf = ({ ms, ...answer }: SimulatedAnswer, sentAt: number): CallEnd => {
  const times = { sentAt, endedAt: sentAt + ms };
  return answer.kind === 'passed' ? { ...answer, replied: true, ...times } : { ...answer, ...times };
};

const insertByEnd = (underWay: CallEnd[], call: CallEnd): void => {
  const later = underWay.findIndex(({ endedAt }) => endedAt > call.endedAt);
  underWay.splice(later === -1 ? underWay.length : later, 0, call);
};
