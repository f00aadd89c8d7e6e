import type { Refusal } from '../call-end.ts';
import type { WorkerPace } from './worker-pace.ts';

/** Consecutive server errors that are no longer a coincidence. */
const burst = 5;

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/** The longest pause at the endpoint's own request. */
const longestHintMs = 60_000;

/**
 * The pace after a server error. A burst of them, or one that says when to come back, pauses all calls for a while.
 * The rate stays as it is: calling less often does not repair a server.
 */
export const afterServerError = (
  pace: WorkerPace,
  { sentAt, endedAt, retryAfterMs }: Refusal,
): WorkerPace => {
  // Sent before the pause: it says nothing about the time after it.
  if (sentAt < pace.quietUntil) return pace;
  const serverErrors = pace.serverErrors + 1;
  if (serverErrors < burst && retryAfterMs === undefined) return { ...pace, serverErrors };
  const backoffMs = Math.min(longestPauseMs, firstPauseMs * 2 ** pace.serverPauses);
  return {
    ...pace,
    serverErrors: 0,
    serverPauses: pace.serverPauses + 1,
    quietUntil: endedAt + Math.max(backoffMs, Math.min(retryAfterMs ?? 0, longestHintMs)),
  };
};
