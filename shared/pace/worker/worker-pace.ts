import type { Sample } from '../pool/pool.ts';
import type { Lease, WorkerReport } from '../pool/renew-lease.ts';

/** How fast one worker may call between two renewals of its lease. Times are epoch milliseconds. */
export interface WorkerPace {
  /** The most calls at once, as the seat has slots. */
  readonly cap: number;
  /** Undefined until the first: no call goes out before. */
  readonly lease: Lease | undefined;
  /** When the last call was due, so that a timer that fires late costs no throughput. */
  readonly lastDueAt: number;
  /** No call goes out before this. */
  readonly quietUntil: number;
  /** As the endpoint has asked for. */
  readonly askedUntil: number;
  /** Refusals with no call between them that got through, and when the next call went out to see. */
  readonly refusedInARow: number;
  readonly probedAt: number | undefined;
  readonly serverErrors: number;
  readonly serverPauses: number;
  readonly replyMs: number | undefined;
  readonly refusalMs: number;
  readonly tokens: number | undefined;
  /** Since the last report. */
  readonly traffic: Sample;
  readonly sample: Sample;
  /** Calls on their way, at the latest refusal since the last report. */
  readonly heldAtRefusal: number | undefined;
}

const nothing: Sample = { sent: 0, refused: 0 };

export const startWorkerPace = (cap: number): WorkerPace => ({
  cap,
  lease: undefined,
  lastDueAt: 0,
  quietUntil: 0,
  askedUntil: 0,
  refusedInARow: 0,
  probedAt: undefined,
  serverErrors: 0,
  serverPauses: 0,
  replyMs: undefined,
  refusalMs: 100,
  tokens: undefined,
  traffic: nothing,
  sample: nothing,
  heldAtRefusal: undefined,
});

/** The pace once its report has been taken in and a lease given. */
export const withLease = (pace: WorkerPace, lease: Lease, reported: WorkerPace): WorkerPace => {
  const isNews = lease.countsFrom !== pace.lease?.countsFrom;
  return {
    ...pace,
    lease,
    quietUntil: Math.max(pace.quietUntil, lease.quietUntil),
    traffic: less(pace.traffic, reported.traffic),
    sample: isNews ? nothing : less(pace.sample, reported.sample),
    heldAtRefusal: undefined,
  };
};

const less = (all: Sample, some: Sample): Sample => ({
  sent: all.sent - some.sent,
  refused: all.refused - some.refused,
});

/** Without a pool, nothing but the worker's own pauses holds calls back. */
export const freeLease = (now: number): Lease => ({
  isShort: false,
  noise: 0,
  quietUntil: 0,
  countsFrom: 0,
  until: now + 20_000,
});

export interface Demand {
  /** Conversations that have a call on its way or wait for one. */
  readonly conversations: number;
  readonly inFlight: number;
}

/** What the worker reports when it renews its lease. */
export const reportOf = (worker: string, pace: WorkerPace, demand: Demand): WorkerReport => ({
  worker,
  conversations: demand.conversations,
  inFlight: pace.heldAtRefusal ?? demand.inFlight,
  traffic: pace.traffic,
  sample: pace.sample,
  countsFrom: pace.lease?.countsFrom ?? 0,
  quietUntil: pace.askedUntil,
  replyMs: pace.replyMs,
  tokens: pace.tokens,
});
