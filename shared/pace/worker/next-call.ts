import type { Sample } from '../pool/pool.ts';
import type { WorkerPace } from './worker-pace.ts';

/** Milliseconds until another call may go out; infinite when something has to happen first. */
export const msToNextCall = (pace: WorkerPace, inFlight: number, now: number): number => {
  const { lease, cap } = pace;
  if (!lease || inFlight >= Math.min(cap, lease.atOnce ?? cap) || lease.rate === 0)
    return Number.POSITIVE_INFINITY;
  return Math.max(0, nextCallAt(pace) - now);
};

const nextCallAt = ({ lease, lastDueAt, quietUntil, probedAt, refusalMs }: WorkerPace): number =>
  Math.max(
    quietUntil,
    lease?.rate === undefined ? 0 : lastDueAt + 1 / lease.rate,
    // Refusals come fast, because nothing is generated: a probe that is not refused by then got through.
    probedAt === undefined ? 0 : probedAt + 2 * refusalMs + 20,
  );

/** The pace after a call has gone out at `now`. */
export const afterSend = (pace: WorkerPace, now: number): WorkerPace => {
  const { lease, lastDueAt, probedAt, refusedInARow, quietUntil } = pace;
  const spacing = lease?.rate ? 1 / lease.rate : 0;
  const isProbe = refusedInARow > 0 && probedAt === undefined && quietUntil > lastDueAt;
  const isCurrent = now >= (lease?.countsFrom ?? 0);
  return {
    ...pace,
    traffic: oneMore(pace.traffic),
    sample: isCurrent ? oneMore(pace.sample) : pace.sample,
    // A delay is made up for, by one call at most.
    lastDueAt: Math.min(now, Math.max(lastDueAt + spacing, now - spacing)),
    refusedInARow: probedAt === undefined ? refusedInARow : 0,
    probedAt: isProbe ? now : undefined,
  };
};

const oneMore = ({ sent, refused }: Sample): Sample => ({ sent: sent + 1, refused });
