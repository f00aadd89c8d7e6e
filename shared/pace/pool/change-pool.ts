import { present } from '../../basics/present.ts';
import type { PaceChange } from '../pace-log.ts';
import { type Limit, lowered, raised, startLimit } from './limit.ts';
import { passedRate } from './passed.ts';
import type { Pool } from './pool.ts';

/** A limit of calls at once shows itself as soon as the last of them is used. */
export const windowRule = { provenMs: 4_000, closeness: 0.02, unit: 1, longestStep: 0.1 } as const;
/** A limit per minute shows itself after a minute. */
export const rateRule = { provenMs: 60_000, closeness: 0.015, unit: 1e-6, longestStep: 0.5 } as const;

/** The share of what was measured that is used: a little room is cheaper than refusals. */
const useShare = 0.97;
/** One call in a minute. */
const slowestRate = 1 / 60_000;
/** Less than that got through because less was asked, or because of an odd measurement. */
const deepestCut = 0.6;
/** Reports come late: what got through is only known by and large. */
const farOff = 0.85;
const keptChanges = 60;

/** The pool with other limits: from now on, calls are judged anew. */
const judgedAnew = (pool: Pool, reason: string, now: number): Pool =>
  withChange({ ...pool, countsFrom: now, sample: { sent: 0, refused: 0 } }, reason, now);

const withChange = (pool: Pool, reason: string, now: number): Pool => {
  const { kind, window, rate, noise } = pool;
  const change: PaceChange = {
    at: new Date(now).toISOString(),
    reason,
    ...present({
      atOnce: kind === 'at once' ? Math.floor(window.level) : undefined,
      perMinute: kind === 'rate' && rate ? Math.round(rate.level * 600_000) / 10 : undefined,
      refusedShare: noise > 0 ? Math.round(noise * 1_000) / 1_000 : undefined,
    }),
  };
  return { ...pool, history: [...pool.history, change].slice(-keptChanges) };
};

export const cutWindow = (pool: Pool, now: number, trial?: Pool['trial']): Pool => {
  const { window } = pool;
  const isProven = window.level <= window.good;
  const lower = lowered(window, now, window.level - 1);
  const level = Math.max(1, lower.level);
  return judgedAnew(
    {
      ...pool,
      kind: 'at once',
      window: { ...lower, level, good: Math.max(1, lower.good) },
      trial,
      cuts: pool.cuts + 1,
      strikes: isProven ? pool.strikes + 1 : pool.strikes,
    },
    'refused',
    now,
  );
};

/** The call that has shown that calls pass again is the first at the rate. What got through in a minute is what a limit per minute allows at least. */
export const startRate = (pool: Pool, passed: number, now: number): Pool => {
  const level = Math.max(slowestRate, useShare * Math.max(passed, passedRate(pool.passed, now)));
  return judgedAnew(
    {
      ...pool,
      kind: 'rate',
      rate: { ...startLimit(level, now), good: level },
      trial: undefined,
      cuts: pool.cuts + 1,
      strikes: 0,
      nextAt: now + 1 / level,
    },
    'refused',
    now,
  );
};

interface RefusedRate {
  readonly rate: Limit;
  /** What got through in the minute before, if that is known. */
  readonly passed: number;
  readonly trial?: Pool['trial'];
}

export const cutRate = (pool: Pool, { rate, passed, trial }: RefusedRate, now: number): Pool => {
  // A level that was only just raised goes back to what had held.
  const isUnproven = pool.strikes > 0 || (rate.bad === undefined && rate.good >= rate.level);
  const isFarOff = isUnproven && passed > deepestCut * rate.level && passed < farOff * rate.level;
  const most = isFarOff ? useShare * passed : undefined;
  const lower = lowered(rate, now, most);
  const level = Math.max(slowestRate, trial ? deepestCut * rate.level : lower.level);
  return judgedAnew(
    {
      ...pool,
      rate: { ...lower, level },
      trial,
      cuts: pool.cuts + 1,
      strikes: trial ? 0 : pool.strikes + 1,
      nextAt: now + 1 / level,
    },
    'refused',
    now,
  );
};

/** Calls are refused at any pace, so nothing limits them. */
export const lift = (pool: Pool, noise: number, now: number): Pool =>
  judgedAnew({ ...pool, kind: 'none', trial: undefined, noise, strikes: 0 }, 'refused at random', now);

/** The lower limit was right. */
export const endTrial = (pool: Pool, now: number): Pool =>
  judgedAnew({ ...pool, trial: undefined, strikes: 0 }, 'held', now);

/** The limits held: a little more is tried. */
export const raise = (pool: Pool, now: number): Pool => {
  const { kind, window, rate } = pool;
  if (kind === 'rate' && rate) {
    const next = raised(rate, rateRule, now);
    return next.level === rate.level
      ? { ...pool, rate: next }
      : raisedPool({ ...pool, rate: next, strikes: Math.max(0, pool.strikes - 1) }, now);
  }
  const next = raised(window, windowRule, now);
  if (next.level !== window.level) return raisedPool({ ...pool, window: next }, now);
  // What was refused is forgotten after a long rest only.
  return { ...pool, window: next, strikes: next.bad === window.bad ? pool.strikes : 0 };
};

const raisedPool = (pool: Pool, now: number): Pool => judgedAnew(pool, 'raised', now);
