import type { Refusal } from './call-end.ts';
import type { Pace } from './pace.ts';
import { cutRate } from './pace-rate.ts';

/** The first pause without a hint: before a rate is known, and then as calls of it. */
const firstPauseMs = 250;
const firstPauseCalls = 1.5;

/** What a pause is longer than the one before it that was too short. */
const longerBy = 1.5;

/** Providers count by the minute at most: who asks for a longer wait is tried again after it, then later. */
const longestPauseMs = 60_000;

/**
 * The pace after a refused call. The first refusal opens an episode: nothing goes out for a while, then one call
 * probes whether the endpoint takes calls again. Calls that were under way when it began belong to it.
 */
export const afterRefusal = (pace: Pace, { sentAt, endedAt, retryAfterMs = 0 }: Refusal): Pace => {
  if (sentAt < pace.settledAt) return heedHint(pace, endedAt + Math.min(retryAfterMs, longestPauseMs));
  const refused = pace.cycle && { cycle: { ...pace.cycle, refused: pace.cycle.refused + 1 } };
  const pauses = pace.episode?.pauses ?? 0;
  const hint = Math.min(retryAfterMs, longestPauseMs * 2 ** pauses);
  return openEpisode({ ...pace, ...refused }, endedAt, Math.max(hint, backoffMs(pace, pauses)));
};

/** Nothing goes out for `pauseMs`, then a probe; what is under way has no more say. */
export const openEpisode = (pace: Pace, now: number, pauseMs: number): Pace => ({
  ...pace,
  settledAt: now,
  quietUntil: now + pauseMs,
  episode: { pauses: (pace.episode?.pauses ?? 0) + 1 },
});

const heedHint = (pace: Pace, until: number): Pace =>
  pace.episode && pace.episode.probedAt === undefined
    ? { ...pace, quietUntil: Math.max(pace.quietUntil, until) }
    : pace;

const backoffMs = ({ rate }: Pace, pauses: number): number => {
  const first = rate === undefined ? firstPauseMs : firstPauseCalls / rate;
  return Math.min(first * longerBy ** pauses, longestPauseMs);
};

/** The pace once a probe has been let through: the one cut of the episode, pauses measured in. */
export const endEpisode = ({ episode: _over, ...pace }: Pace, probedAt: number): Pace => ({
  ...cutRate(pace, measuredRate(pace, probedAt), probedAt),
  settledAt: probedAt,
  cycle: { startedAt: probedAt, sent: 1, refused: 0 },
});

/** What got through since the last cut, until `now`. */
const measuredRate = ({ cycle }: Pace, now: number): number =>
  cycle ? (cycle.sent - cycle.refused) / Math.max(1, now - cycle.startedAt) : 0;
