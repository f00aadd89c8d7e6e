import type { Batch } from '../pool/ask.ts';
import type { CallCount } from '../pool/pool.ts';
import type { WorkerPace } from './worker-pace.ts';

/** Milliseconds until another call may go out; infinite when something has to happen first. */
export const msToNextCall = (pace: WorkerPace, inFlight: number, now: number): number => {
  const { lease, cap, isStopped, batches, quietUntil, lastSentAt } = pace;
  if (!lease || isStopped) return Number.POSITIVE_INFINITY;
  const held = pace.heldUntil.filter((until) => until > now);
  const free = Math.min(cap, lease.slots) - inFlight - held.length;
  if (free <= 0) return held.length > 0 ? Math.min(...held) - now : Number.POSITIVE_INFINITY;
  const dueAt = lease.isRated ? (batches[0]?.from ?? Number.POSITIVE_INFINITY) : lastSentAt + lease.spacingMs;
  return Math.max(0, dueAt - now, quietUntil - now);
};

/** The pace after a call has gone out at `now`. */
export const afterSend = (pace: WorkerPace, now: number): WorkerPace => {
  const { lease, seen, batches } = pace;
  const isCurrent = now >= (lease?.countsFrom ?? 0) && lease?.isProbe !== true;
  return {
    ...pace,
    lastSentAt: now,
    heldUntil: pace.heldUntil.filter((until) => until > now),
    batches: withoutFirst(batches),
    probe: lease?.isProbe ? { sentAt: now, isRefused: false } : undefined,
    seen: {
      ...seen,
      calls: oneMore(seen.calls),
      sample: isCurrent ? oneMore(seen.sample) : seen.sample,
    },
  };
};

const withoutFirst = ([first, ...others]: readonly Batch[]): readonly Batch[] => {
  if (!first) return [];
  const { from, everyMs, calls } = first;
  return calls > 1 ? [{ from: from + everyMs, everyMs, calls: calls - 1 }, ...others] : others;
};

const oneMore = ({ sent, refused }: CallCount): CallCount => ({ sent: sent + 1, refused });
