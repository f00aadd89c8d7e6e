import type { Ask } from './ask.ts';
import { cutWindow, endTrial, lift } from './change-pool.ts';
import { pauseForRate } from './pause.ts';
import { type CallCount, firstWindow, type Pool } from './pool.ts';
import { shareOf } from './sample.ts';

type Trial = NonNullable<Pool['trial']>;

/** Calls after which a lower limit is judged, if what they say is not clear before. */
const trialCalls = 40;
const atRandomCalls = 20;
/** Where calls are few: a minute without a refusal. */
const calmMs = 60_000;
const calmCalls = 8;
/** The least window that is tried first may still be more than a small server takes. */
const leastTried = firstWindow / 4;
const leastNoise = 0.02;
/** A share that has fallen further is no longer the same. */
const likeBefore = 0.6;

/**
 * A lower limit shows what kind it is: a right one refuses nothing, a wrong one most; where as many are refused as
 * before, they are refused at any pace.
 */
export const judgeTrial = (pool: Pool, ask: Ask, now: number): Pool => {
  const { trial, sample } = pool;
  if (!trial) return pool;
  if (isClear(sample) || isTooLow(pool, trial)) return refusedAgain(pool, ask, now);
  const share = shareOf(sample);
  const isAsBefore = share >= Math.max(leastNoise, likeBefore * trial.before);
  if (isAsBefore && sample.sent >= atRandomCalls && sample.refused >= 3) return lift(pool, share, now);
  if (!isEnough(pool, isAsBefore, now)) return pool;
  return isAsBefore ? lift(pool, share, now) : accept(pool, trial, now);
};

/** So many of a few calls, or so large a share of more, are not refused at random. */
const isClear = ({ sent, refused }: CallCount): boolean =>
  (refused >= 5 && refused > 0.5 * sent) || (sent >= atRandomCalls && refused > 0.35 * sent);

/** One call at a time, and still fewer are refused than before: it is not their number that is limited. */
const isTooLow = ({ kind, window, sample }: Pool, trial: Trial): boolean =>
  kind === 'at once' &&
  window.level < 2 &&
  sample.sent >= trialCalls &&
  sample.refused > 0 &&
  shareOf(sample) < likeBefore * trial.before;

const refusedAgain = (pool: Pool, ask: Ask, now: number): Pool => {
  const { kind, window, sample, trial } = pool;
  if (trial && kind === 'at once' && window.level <= leastTried && window.level >= 2) {
    const half = { ...pool, window: { ...window, good: window.level / 2 } };
    return cutWindow(half, now, { ...trial, before: shareOf(sample) });
  }
  return pauseForRate({ ...pool, trial: undefined }, { ...ask, askedUntil: 0 }, now);
};

const isEnough = ({ kind, sample, countsFrom }: Pool, isAsBefore: boolean, now: number): boolean => {
  if (isAsBefore) return sample.sent >= 2 * trialCalls;
  if (sample.refused > 0) return sample.sent >= trialCalls;
  const isCalm = sample.sent >= calmCalls && now - countsFrom >= calmMs;
  return isCalm || sample.sent >= (kind === 'rate' ? atRandomCalls : trialCalls);
};

const accept = (pool: Pool, trial: Trial, now: number): Pool => {
  const { kind, rate } = pool;
  if (kind !== 'rate' || !rate) return endTrial(pool, now);
  const level = 0.95 * trial.level;
  return endTrial({ ...pool, rate: { ...rate, level, good: level } }, now);
};
