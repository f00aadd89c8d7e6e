import type { Pace } from './pace.ts';
import { limitOf } from './pace-rate.ts';
import { endEpisode } from './refusals.ts';

/** Milliseconds until another call may go out; infinite when one has to end first. */
export const msToNextCall = (pace: Pace, inFlight: number, now: number): number => {
  if (inFlight >= limitOf(pace)) return Number.POSITIVE_INFINITY;
  return Math.max(0, nextCallAt(pace) - now);
};

const nextCallAt = (pace: Pace): number => {
  const { episode, quietUntil, lastDueAt, rate } = pace;
  if (episode) return episode.probedAt === undefined ? quietUntil : episode.probedAt + presumedMs(pace);
  return Math.max(quietUntil, rate === undefined ? 0 : lastDueAt + 1 / rate);
};

/** A probe that is not refused by then got through: refusals come fast, because nothing is generated. */
const presumedMs = ({ refusalMs }: Pace): number => 2 * refusalMs + 20;

/** The pace after a call has gone out at `now`. */
export const afterSend = (pace: Pace, now: number): Pace => {
  const probedAt = pace.episode?.probedAt;
  const { episode, ...sent } = probedAt === undefined ? pace : endEpisode(pace, probedAt);
  const cycle = sent.cycle ?? { startedAt: now, sent: 0, refused: 0 };
  return {
    ...sent,
    lastDueAt: dueAt(sent, now),
    cycle: { ...cycle, sent: cycle.sent + 1 },
    ...(episode && { episode: { ...episode, probedAt: now } }),
  };
};

/** A delay is made up for, by one call at most. */
const dueAt = ({ lastDueAt, rate }: Pick<Pace, 'lastDueAt' | 'rate'>, now: number): number =>
  rate === undefined ? now : Math.min(now, Math.max(lastDueAt + 1 / rate, now - 1 / rate));
