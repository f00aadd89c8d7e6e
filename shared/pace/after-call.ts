import type { CallEnd } from './call-end.ts';
import type { Pace } from './pace.ts';
import { raiseRate } from './pace-rate.ts';
import { afterRefusal, endEpisode, openEpisode } from './refusals.ts';
import { afterServerError } from './server-errors.ts';

/** Weight of the latest call in a moving average. */
const weight = 0.1;

/** No wait for a limit to reset is longer: it may be a daily one. */
const longestUsedUpMs = 60_000;

/** The pace after a call has ended. */
export const afterCall = (pace: Pace, end: CallEnd): Pace => {
  const ms = end.endedAt - end.sentAt;
  switch (end.kind) {
    case 'refused':
      return afterRefusal({ ...pace, refusalMs: averaged(pace.refusalMs, ms) }, end);
    case 'server error':
      return afterServerError(pace, end);
    case 'passed': {
      const timed = end.replied ? { ...pace, replyMs: averaged(pace.replyMs ?? ms, ms) } : pace;
      const served = { ...timed, serverErrors: 0, serverPauses: 0 };
      return heedUsedUp(afterPass(served, end), end.endedAt, end.usedUpForMs);
    }
  }
};

const averaged = (before: number, latest: number): number => before + weight * (latest - before);

const afterPass = (pace: Pace, { sentAt, endedAt }: CallEnd): Pace => {
  if (sentAt < pace.settledAt) return pace;
  if (!pace.episode) return raiseRate(pace, endedAt);
  const { probedAt } = pace.episode;
  return probedAt !== undefined && sentAt >= probedAt ? endEpisode(pace, probedAt) : pace;
};

/**
 * While no rate is known, a limit that is used up opens an episode, as a refusal would, and avoids refusals. Once
 * calls are spaced, there is room for the next one long before the limit is whole again, and that is the time that
 * most headers give (https://platform.openai.com/docs/guides/rate-limits).
 */
const heedUsedUp = (pace: Pace, now: number, usedUpForMs: number | undefined): Pace =>
  usedUpForMs === undefined || pace.rate !== undefined || pace.episode
    ? pace
    : openEpisode(pace, now, Math.min(usedUpForMs, longestUsedUpMs));
