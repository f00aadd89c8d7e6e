import { present } from '../../basics/present.ts';
import type { Ask } from './ask.ts';
import { namedLimits, tokensOf } from './effective-rate.ts';
import { notePassed } from './passed.ts';
import type { Pool } from './pool.ts';

/** Weight of the calls of one report in the average, at most. */
const mostWeight = 0.5;
const callsForWeight = 100;
/** No wrong guess of a call's tokens holds calls back for longer, or lets more through. */
const longestDebtMs = 30_000;

/** The pool with what a worker has counted. */
export const observe = (pool: Pool, ask: Ask, now: number): Pool => {
  const { calls, sample, tokens, told } = ask;
  const isCurrent = ask.countsFrom === pool.countsFrom;
  return {
    ...pool,
    passed: calls.sent > 0 ? notePassed(pool.passed, calls, now) : pool.passed,
    sample: isCurrent
      ? { sent: pool.sample.sent + sample.sent, refused: pool.sample.refused + sample.refused }
      : pool.sample,
    told: { ...pool.told, ...present({ rpm: told.rpm, tpm: told.tpm }) },
    ...(tokens.calls > 0 && {
      tokens: averageTokens(pool, tokens),
      nextAt: pool.nextAt + debtMs(pool, tokens),
    }),
  };
};

const averageTokens = (pool: Pool, { sum, calls }: Ask['tokens']): number => {
  const latest = sum / calls;
  return pool.tokens === undefined
    ? latest
    : pool.tokens + (latest - pool.tokens) * Math.min(mostWeight, calls / callsForWeight);
};

/** Calls that took more tokens than was thought when they were let go are made up for by the next ones. */
const debtMs = (pool: Pool, { sum, calls }: Ask['tokens']): number => {
  const { tpm } = namedLimits(pool);
  if (tpm === undefined) return 0;
  const ms = ((sum - calls * tokensOf(pool)) * 60_000) / tpm;
  return Math.max(-longestDebtMs, Math.min(longestDebtMs, ms));
};
