import type { Refusal } from './call-end.ts';
import type { Pace } from './pace.ts';

/** Server errors in a row that are no coincidence. */
const burst = 5;

const firstPauseMs = 1_000;
const longestPauseMs = 30_000;

/** How long an endpoint in trouble is left alone at its own word. */
const longestHintMs = 60_000;

/**
 * The pace after an endpoint failed to serve: a burst of errors, or one that says when to come back, leaves it
 * alone for a while. The rate stays: fewer calls do not mend it.
 */
export const afterServerError = (pace: Pace, { sentAt, endedAt, retryAfterMs }: Refusal): Pace => {
  // Sent before the pause: it says nothing of what comes after.
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
