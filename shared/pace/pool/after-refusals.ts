import { atOnceOf, lowerLimit, rateOf, stepBack } from './change-limit.ts';
import type { Pool } from './pool.ts';
import { startTest } from './test-randomness.ts';
import { passedRate } from './traffic.ts';

/** How long the first refusals are collected: workers report them within two seconds. */
const collectMs = 3_000;
/** The share of what was measured that is used: a little room is cheaper than refusals. */
const useShare = 0.97;
/** Refusals under a limit that was not raised, after which it is doubted. */
const maxStrikes = 3;
/** A limit of calls at once that is right refuses next to nothing. */
const wrongShare = 0.3;
const wrongCalls = 8;

/** A rate that refuses calls is judged by so many calls, or by those of so long. */
const ratedCalls = 30;
const longestRatedMs = 10_000;
const deepestCut = 0.6;
const deepestByShare = 0.85;
const deepestStepBack = 0.93;
/** Told to wait, everybody comes back at once, which refuses many at any rate: then so much remains. */
const deepestOnReturn = 0.9;
const returnMs = 5_000;

/** The pool after its workers have reported more refusals than are due to chance. */
export const afterRefusals = (pool: Pool, now: number): Pool => {
  switch (pool.limit.kind) {
    case 'none':
      return firstRefusals(pool, now);
    case 'at once':
      return refusedAtOnce(pool, pool.limit.atOnce, now);
    case 'rate':
      return refusedAtRate(pool, pool.limit.rate, now);
  }
};

/** As many calls as are on their way when others are refused seem to be what the endpoint takes at once. */
const firstRefusals = (pool: Pool, now: number): Pool => {
  const { decideAt, quietUntil, members } = pool;
  if (decideAt === undefined) return { ...pool, decideAt: now + collectMs };
  if (now < decideAt) return pool;
  if (quietUntil > now) return startRate(pool, now);
  const atOnce = Object.values(members).reduce((sum, { inFlight }) => sum + inFlight, 0);
  return lowerLimit(pool, atOnceOf(atOnce), now);
};

const refusedAtOnce = (pool: Pool, atOnce: number, now: number): Pool => {
  const { growth, sample, strikes, quietUntil } = pool;
  // Who asks for a long pause counts calls in a time.
  if (quietUntil > now) return startRate(pool, now);
  if (growth.before !== undefined) return stepBack(pool, atOnceOf(growth.before), now);
  const isWrong =
    strikes >= maxStrikes || (sample.sent >= wrongCalls && sample.refused > wrongShare * sample.sent);
  if (isWrong) return startRate(pool, now);
  return lowerLimit(pool, atOnceOf(Math.min(atOnce - 1, Math.floor(useShare * atOnce))), now);
};

const startRate = (pool: Pool, now: number): Pool =>
  lowerLimit({ ...pool, strikes: 0 }, rateOf(useShare * passedRate(pool, now)), now);

const refusedAtRate = (pool: Pool, rate: number, now: number): Pool => {
  const { growth, sample, strikes, decideAt } = pool;
  // One refusal says that the rate is too high; by how much, only several calls do.
  if (sample.sent < ratedCalls) {
    if (decideAt === undefined) return { ...pool, decideAt: now + longestRatedMs };
    if (now < decideAt) return pool;
  }
  const passed = 1 - sample.refused / sample.sent;
  if (growth.before !== undefined) {
    const lower = Math.min(growth.before, rate * Math.max(deepestStepBack, passed));
    return stepBack(pool, rateOf(lower), now);
  }
  if (strikes >= maxStrikes) return startTest(pool, rate, now);
  return lowerLimit(pool, rateOf(lowerRate(pool, rate, now)), now);
};

/** Any limit per minute has let at least itself pass in the minute before a refusal. */
const lowerRate = (pool: Pool, rate: number, now: number): number => {
  const { sample, quietUntil } = pool;
  const deepest = quietUntil > now - returnMs ? deepestOnReturn : deepestCut;
  const byShare = Math.max(deepestByShare, deepest, 0.99 * (1 - sample.refused / sample.sent));
  return Math.min(rate * byShare, Math.max(deepest * rate, useShare * passedRate(pool, now)));
};
