import type { Refusal } from './call-end.ts';
import type { Pace } from './pace.ts';
import { cutRate } from './pace-rate.ts';

/** The first pause without a hint: in milliseconds while no rate is known, then in calls at that rate. */
const firstPauseMs = 250;
const firstPauseCalls = 1.5;

/** How much longer each further pause of an episode is than the one before. */
const longerBy = 1.5;

/** Most limits count per minute: a provider that asks for a longer wait is still tried after a minute, then later. */
const longestPauseMs = 60_000;

/**
 * The pace after a refused call. The first refusal opens an episode: no call goes out for a while, then one call
 * probes whether the endpoint accepts calls again. Calls in flight when it began belong to the same episode.
 */
export const afterRefusal = (pace: Pace, { sentAt, endedAt, retryAfterMs = 0 }: Refusal): Pace => {
  if (sentAt < pace.settledAt) return heedHint(pace, endedAt + Math.min(retryAfterMs, longestPauseMs));
  const refused = pace.cycle && { cycle: { ...pace.cycle, refused: pace.cycle.refused + 1 } };
  const pauses = pace.episode?.pauses ?? 0;
  const hint = Math.min(retryAfterMs, longestPauseMs * 2 ** pauses);
  return openEpisode({ ...pace, ...refused }, endedAt, Math.max(hint, backoffMs(pace, pauses)));
};

/** No call goes out for `pauseMs`, then a probe; calls in flight no longer change the rate. */
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

/** The pace after a probe got through: the one cut of the episode, to a rate measured with its pauses included. */
export const endEpisode = ({ episode: _over, ...pace }: Pace, probedAt: number): Pace => ({
  ...cutRate(pace, measuredRate(pace, probedAt), probedAt),
  settledAt: probedAt,
  cycle: { startedAt: probedAt, sent: 1, refused: 0 },
});

/** Calls per millisecond that got through from the last cut until `now`. */
const measuredRate = ({ cycle }: Pace, now: number): number =>
  cycle ? (cycle.sent - cycle.refused) / Math.max(1, now - cycle.startedAt) : 0;
