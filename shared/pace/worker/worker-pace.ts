import type { MinuteLimits } from '../../model/dialect/named-limits.ts';
import type { Ask, Batch, Lease } from '../pool/ask.ts';
import type { CallCount } from '../pool/pool.ts';

/** How fast one worker may call until its lease ends. Times are epoch milliseconds. */
export interface WorkerPace {
  /** The most calls at once, as the seat has slots. */
  readonly cap: number;
  /** Undefined until the first: no call goes out before. */
  readonly lease: Lease | undefined;
  /** Calls that may still be made where a rate is known, in their order. */
  readonly batches: readonly Batch[];
  readonly lastSentAt: number;
  /** After a refusal, until the pool has been asked. */
  readonly isStopped: boolean;
  readonly refusedInARow: number;
  /** The one call of a pause. */
  readonly probe: { readonly sentAt: number; readonly isRefused: boolean } | undefined;
  /** No call goes out before this, because of server errors. */
  readonly quietUntil: number;
  readonly serverErrors: number;
  readonly serverPauses: number;
  readonly refusalMs: number;
  readonly replyMs: number;
  /** In a trial, until when the places of refused calls count as taken. */
  readonly heldUntil: readonly number[];
  /** What is reported with the next ask. */
  readonly seen: Seen;
}

export type Seen = Pick<Ask, 'calls' | 'sample' | 'tokens' | 'told' | 'askedUntil'>;

const noCalls: CallCount = { sent: 0, refused: 0 };
const noTokens = { sum: 0, calls: 0 };
const nothingSeen: Seen = { calls: noCalls, sample: noCalls, tokens: noTokens, told: {}, askedUntil: 0 };

export const startWorkerPace = (cap: number): WorkerPace => ({
  cap,
  lease: undefined,
  batches: [],
  lastSentAt: 0,
  isStopped: false,
  refusedInARow: 0,
  probe: undefined,
  quietUntil: 0,
  serverErrors: 0,
  serverPauses: 0,
  refusalMs: 100,
  replyMs: 1_000,
  heldUntil: [],
  seen: nothingSeen,
});

/** The pace with a new lease. @param asked the pace that was reported for it */
export const withLease = (pace: WorkerPace, lease: Lease, asked: WorkerPace): WorkerPace => {
  const isNews = lease.countsFrom !== pace.lease?.countsFrom;
  const kept = lease.cuts === pace.lease?.cuts && lease.isRated ? pace.batches : [];
  const seen = {
    ...pace.seen,
    calls: less(pace.seen.calls, asked.seen.calls),
    sample: isNews ? noCalls : less(pace.seen.sample, asked.seen.sample),
    tokens: {
      sum: pace.seen.tokens.sum - asked.seen.tokens.sum,
      calls: pace.seen.tokens.calls - asked.seen.tokens.calls,
    },
    askedUntil: pace.seen.askedUntil === asked.seen.askedUntil ? 0 : pace.seen.askedUntil,
  };
  return {
    ...pace,
    lease,
    batches: lease.batch ? [...kept, lease.batch] : kept,
    isStopped: pace.seen.calls.refused > asked.seen.calls.refused,
    probe: lease.isProbe && !lease.batch ? pace.probe : undefined,
    seen,
  };
};

/** The pace of a worker that has heard of a pause, or of its end, without a lease. */
export const withNews = (pace: WorkerPace, isPaused: boolean): WorkerPace =>
  isPaused && pace.probe === undefined ? { ...pace, isStopped: true } : pace;

const less = (all: CallCount, some: CallCount): CallCount => ({
  sent: all.sent - some.sent,
  refused: all.refused - some.refused,
});

export interface Demand {
  /** Conversations that have a call on its way or wait for one. */
  readonly want: number;
  readonly inFlight: number;
}

/** What the worker says when it asks for a lease. */
export const askOf = (
  { worker, given }: { readonly worker: string; readonly given: MinuteLimits },
  pace: WorkerPace,
  { want, inFlight, now }: Demand & { readonly now: number },
): Ask => ({
  worker,
  given,
  want,
  inFlight,
  cap: pace.cap,
  countsFrom: pace.lease?.countsFrom ?? 0,
  left: leftOf(pace.batches),
  probe: probeResult(pace, now),
  ...pace.seen,
});

const leftOf = (batches: readonly Batch[]): Ask['left'] => ({
  calls: batches.reduce((sum, { calls }) => sum + calls, 0),
  nextAt: batches[0]?.from ?? 0,
  lastAt: Math.max(0, ...batches.map(({ from, everyMs, calls }) => from + (calls - 1) * everyMs)),
});

/** Refusals come fast, because nothing is generated: a call that is not refused by then got through. */
export const probeResult = ({ probe, refusalMs }: WorkerPace, now: number): Ask['probe'] => {
  if (!probe) return undefined;
  if (probe.isRefused) return 'refused';
  return now >= probe.sentAt + Math.max(300, 2 * refusalMs + 100) ? 'passed' : undefined;
};
