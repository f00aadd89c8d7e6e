import type { CallEnd } from '../../../shared/pace/call-end.ts';
import { lease } from '../../../shared/pace/pool/lease.ts';
import { type Pool, startPool } from '../../../shared/pace/pool/pool.ts';
import { afterCall } from '../../../shared/pace/worker/after-call.ts';
import { afterSend, msToNextCall } from '../../../shared/pace/worker/next-call.ts';
import {
  askOf,
  startWorkerPace,
  type WorkerPace,
  withLease,
} from '../../../shared/pace/worker/worker-pace.ts';
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
  readonly paces: readonly WorkerPace[];
  /** The pool after each ask. */
  readonly pools: readonly Pool[];
  /** The most calls that were under way. */
  readonly maxAtOnce: number;
}

/** The virtual time at which simulations start, epoch milliseconds. */
export const simulationStart = Date.UTC(2026, 0, 1);

/** How soon a worker that had to stop asks again. */
const stoppedAskMs = 500;

/** A worker that always has something to ask and has a pool of its own, in virtual time. */
export const simulatePace = (
  answer: (now: number) => SimulatedAnswer,
  { cap, untilMs }: { readonly cap: number; readonly untilMs: number },
): Simulation => {
  let now = simulationStart;
  let pool = startPool(now);
  let pace = startWorkerPace(cap);
  let askedAt = now;
  let askAt = now;
  let maxAtOnce = 0;
  const underWay: CallEnd[] = [];
  const calls: CallEnd[] = [];
  const paces: WorkerPace[] = [];
  const pools: Pool[] = [];
  const ask = (): void => {
    const demand = { want: cap, inFlight: underWay.length, now };
    const leased = lease(pool, askOf({ worker: 'worker', given: {} }, pace, demand), now);
    pool = leased.pool;
    pools.push(pool);
    pace = withLease(pace, leased.lease, pace);
    askedAt = now;
    askAt = now + leased.lease.askInMs;
  };
  while (now < simulationStart + untilMs) {
    const dueAt = pace.isStopped ? Math.min(askAt, askedAt + stoppedAskMs) : askAt;
    const waitMs = msToNextCall(pace, underWay.length, now);
    const next = underWay[0];
    if (dueAt <= now) {
      ask();
    } else if (waitMs === 0) {
      pace = afterSend(pace, now);
      insertByEnd(underWay, callEndOf(answer(now), now));
      maxAtOnce = Math.max(maxAtOnce, underWay.length);
    } else if (next && next.endedAt <= Math.min(dueAt, now + waitMs)) {
      underWay.shift();
      now = Math.max(now, next.endedAt);
      pace = afterCall(pace, next);
      calls.push(next);
      paces.push(pace);
    } else {
      now = Math.min(dueAt, now + waitMs);
    }
  }
  return { calls, paces, pools, maxAtOnce };
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
