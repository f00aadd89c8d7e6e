import { liftLimit, lowerLimit, rateOf } from './change-limit.ts';
import type { Pool } from './pool.ts';
import { lastMinute } from './traffic.ts';

/** To this share of the rate it is cut, for so many calls. */
const testShare = 0.6;
const testCalls = 60;
/** A server that refuses more is not one that refuses at random. */
const mostAtRandom = 0.5;
/** So many more refusals than before may be chance. */
const chance = 0.02;
/** The share of the rate to return to. */
const returnShare = 0.95;

/** Tries a much lower rate: if as large a share is refused, the rate is not why. */
export const startTest = (pool: Pool, rate: number, now: number): Pool => {
  const { sent, refused } = lastMinute(pool.traffic, now);
  const test = { rate, refusedShare: refused / Math.max(1, sent) };
  return lowerLimit(pool, { ...rateOf(testShare * rate), test }, now);
};

/** The pool after the test, once there have been enough calls. */
export const judgeTest = (pool: Pool, now: number): Pool => {
  const { limit, sample, noise } = pool;
  if (limit.kind !== 'rate' || !limit.test || sample.sent < testCalls) return pool;
  const { test, rate } = limit;
  const share = sample.refused / sample.sent;
  if (share <= noise + chance)
    return lowerLimit({ ...pool, strikes: 0 }, rateOf(returnShare * test.rate), now);
  if (share < mostAtRandom && share > test.refusedShare / 2) return liftLimit(pool, share, now);
  return lowerLimit({ ...pool, strikes: 0 }, rateOf(rate), now);
};

/** Calls after which what is refused at random is measured anew. */
const measuredCalls = 200;
const leastNoise = 0.005;

/** Nothing limits calls: what is refused is refused at random. */
export const measureRandomness = (pool: Pool): Pool => {
  const { sample, noise } = pool;
  const isUnknown = noise === 0;
  if (!isUnknown && sample.sent < measuredCalls) return pool;
  const latest = isUnknown ? 0 : 0.7 * noise + (0.3 * sample.refused) / sample.sent;
  return { ...pool, noise: latest < leastNoise ? 0 : latest, sample: { sent: 0, refused: 0 } };
};
