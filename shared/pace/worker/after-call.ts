import { present } from '../../basics/present.ts';
import type { CallEnd, Pass, Refusal } from '../call-end.ts';
import { afterServerError } from './server-errors.ts';
import type { WorkerPace } from './worker-pace.ts';

/** Weight of the latest call in an average. */
const weight = 0.1;
/** Where some calls are refused at any pace, so many in a row are no coincidence. */
const noCoincidence = 4;

/** The pace after a call has ended. */
export const afterCall = (pace: WorkerPace, end: CallEnd): WorkerPace => {
  switch (end.kind) {
    case 'refused':
      return afterRefusal(pace, end);
    case 'server error':
      return afterServerError(pace, end);
    case 'passed':
      return afterPass({ ...timed(pace, end), refusedInARow: 0, serverErrors: 0, serverPauses: 0 }, end);
  }
};

const timed = (pace: WorkerPace, { replied, sentAt, endedAt }: Pass): WorkerPace =>
  replied ? { ...pace, replyMs: pace.replyMs + weight * (endedAt - sentAt - pace.replyMs) } : pace;

/** The worker stops until it has asked the pool what to do. */
const afterRefusal = (pace: WorkerPace, { sentAt, endedAt, retryAfterMs = 0 }: Refusal): WorkerPace => {
  const { seen, lease, probe } = pace;
  const refusedInARow = pace.refusedInARow + 1;
  const isTrial = lease?.isTrial === true;
  const isCoincidence = isTrial || ((lease?.noise ?? 0) > 0 && refusedInARow < noCoincidence);
  const isProbe = probe?.sentAt === sentAt;
  const isCurrent = sentAt >= (lease?.countsFrom ?? 0) && !isProbe;
  const one = ({ sent, refused }: { sent: number; refused: number }) => ({ sent, refused: refused + 1 });
  return {
    ...pace,
    refusedInARow,
    refusalMs: pace.refusalMs + weight * (endedAt - sentAt - pace.refusalMs),
    // Tried again at once, calls would be refused the more the shorter a refusal takes.
    heldUntil: isTrial ? [...pace.heldUntil, sentAt + pace.replyMs] : pace.heldUntil,
    isStopped: pace.isStopped || !isCoincidence,
    probe: isProbe ? { ...probe, isRefused: true } : probe,
    seen: {
      ...seen,
      calls: one(seen.calls),
      sample: isCurrent ? one(seen.sample) : seen.sample,
      askedUntil: isCoincidence || retryAfterMs === 0 ? seen.askedUntil : endedAt + retryAfterMs,
    },
  };
};

/**
 * While no rate is known, a limit that is used up is waited for. Once calls are spaced, there is room for the next one
 * long before the limit is whole again, and that is the time that most headers give
 * (https://platform.openai.com/docs/guides/rate-limits).
 */
const afterPass = (pace: WorkerPace, { endedAt, usedUpForMs = 0, tokens, limits }: Pass): WorkerPace => {
  const { seen, lease } = pace;
  const isUsedUp = usedUpForMs > 0 && lease?.isRated === false;
  return {
    ...pace,
    isStopped: pace.isStopped || isUsedUp,
    seen: {
      ...seen,
      askedUntil: isUsedUp ? endedAt + usedUpForMs : seen.askedUntil,
      told: { ...seen.told, ...present(limits ?? {}) },
      tokens:
        tokens === undefined ? seen.tokens : { sum: seen.tokens.sum + tokens, calls: seen.tokens.calls + 1 },
    },
  };
};
