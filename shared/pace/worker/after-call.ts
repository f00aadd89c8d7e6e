import type { CallEnd, Pass, Refusal } from '../call-end.ts';
import type { Sample } from '../pool/pool.ts';
import { afterServerError } from './server-errors.ts';
import type { WorkerPace } from './worker-pace.ts';

/** Weight of the latest call in a moving average. */
const weight = 0.1;
const firstPauseMs = 250;
const longerBy = 1.5;
const longestPauseMs = 15_000;
/** Most limits count per minute: a provider that asks for a longer wait is tried after a minute all the same. */
const longestHintMs = 60_000;
/** Who names a longer wait wants it from all workers, and limits calls in a time. */
const longHintMs = 5_000;
/** Where some calls are refused at any pace, so many in a row are no coincidence. */
const noCoincidence = 4;

/** The pace after a call has ended. @param inFlight calls that are still on their way */
export const afterCall = (pace: WorkerPace, end: CallEnd, inFlight: number): WorkerPace => {
  const ms = end.endedAt - end.sentAt;
  switch (end.kind) {
    case 'refused':
      return afterRefusal(
        {
          ...countRefusal(pace, end.sentAt),
          refusalMs: averaged(pace.refusalMs, ms),
          heldAtRefusal: inFlight,
        },
        end,
      );
    case 'server error':
      return afterServerError(pace, end);
    case 'passed': {
      const timed = end.replied ? { ...pace, replyMs: averaged(pace.replyMs ?? ms, ms) } : pace;
      const tokens = end.tokens === undefined ? pace.tokens : averaged(pace.tokens ?? end.tokens, end.tokens);
      const isAccepted = end.sentAt >= (pace.probedAt ?? pace.quietUntil);
      return {
        ...heedUsedUp(timed, end),
        tokens,
        serverErrors: 0,
        serverPauses: 0,
        ...(isAccepted && { refusedInARow: 0, probedAt: undefined }),
      };
    }
  }
};

const countRefusal = (pace: WorkerPace, sentAt: number): WorkerPace => ({
  ...pace,
  traffic: oneRefused(pace.traffic),
  sample: sentAt >= (pace.lease?.countsFrom ?? 0) ? oneRefused(pace.sample) : pace.sample,
});

const oneRefused = ({ sent, refused }: Sample): Sample => ({ sent, refused: refused + 1 });

const averaged = (before: number, latest: number): number => before + weight * (latest - before);

/** No call goes out for a while, longer with each refusal in a row, and then one that shows whether calls pass again. */
const afterRefusal = (pace: WorkerPace, { sentAt, endedAt, retryAfterMs = 0 }: Refusal): WorkerPace => {
  // It was on its way when the pause began.
  if (sentAt < pace.quietUntil && pace.probedAt === undefined && pace.refusedInARow > 0) return pace;
  const refusedInARow = pace.refusedInARow + 1;
  const isCoincidence = (pace.lease?.noise ?? 0) > 0 && refusedInARow < noCoincidence;
  if (isCoincidence && retryAfterMs === 0) return { ...pace, refusedInARow, probedAt: undefined };
  const first = Math.max(firstPauseMs, pace.lease?.rate ? 1 / pace.lease.rate : 0);
  const backoffMs = Math.min(longestPauseMs, first * longerBy ** (refusedInARow - 1));
  const pauseMs = Math.max(backoffMs, Math.min(retryAfterMs, longestHintMs));
  return {
    ...pace,
    refusedInARow,
    probedAt: undefined,
    quietUntil: endedAt + pauseMs,
    askedUntil:
      retryAfterMs >= longHintMs ? endedAt + Math.min(retryAfterMs, longestHintMs) : pace.askedUntil,
  };
};

/**
 * While no rate is known, a limit that is used up is waited for. Once calls are spaced, there is room for the next one
 * long before the limit is whole again, and that is the time that most headers give
 * (https://platform.openai.com/docs/guides/rate-limits).
 */
const heedUsedUp = (pace: WorkerPace, { endedAt, usedUpForMs = 0 }: Pass): WorkerPace => {
  if (usedUpForMs === 0 || pace.lease?.rate !== undefined) return pace;
  const until = endedAt + Math.min(usedUpForMs, longestHintMs);
  return {
    ...pace,
    quietUntil: Math.max(pace.quietUntil, until),
    askedUntil: usedUpForMs >= longHintMs ? until : pace.askedUntil,
  };
};
