import { present } from '../../basics/present.ts';
import type { PaceChange } from '../pace-log.ts';
import { firstGrowth, type Pool } from './pool.ts';

/** How long it takes at most until every worker has renewed its lease. */
const graceMs = 6_000;
/** A limit per minute shows itself after a minute, one of calls at once at once. */
const rateGrowthMs = 54_000;
const longestGrowthMs = 240_000;
const maxGrowth = 0.08;
const keptChanges = 60;

/** One call in ten seconds. */
const slowestRate = 1 / 10_000;

export const rateOf = (rate: number) => ({ kind: 'rate' as const, rate: Math.max(slowestRate, rate) });
export const atOnceOf = (count: number) => ({ kind: 'at once' as const, atOnce: Math.max(1, count) });

/** The sample starts over once every worker knows the new limit. */
const judgedAnew = ({ quietUntil }: Pool, now: number) => ({
  countsFrom: Math.max(quietUntil, now + graceMs),
  sample: { sent: 0, refused: 0 },
  decideAt: undefined,
});

/** A limit that is lower, or of another kind, because calls were refused. */
export const lowerLimit = (pool: Pool, limit: Pool['limit'], now: number): Pool => {
  const { everyMs } = pool.growth;
  const growth = { ...firstGrowth, cost: 0, everyMs, nextAt: now + graceMs + everyMs };
  const lowered = { strikes: pool.strikes + 1, cuts: pool.cuts + 1, limit, growth };
  return noted(
    { ...pool, ...judgedAnew(pool, now), ...lowered },
    pool.limit.kind === 'none' ? 'refused' : 'still refused',
    now,
  );
};

/** The last raise was one too many: the next one has to wait for twice as long. */
export const stepBack = (pool: Pool, limit: Pool['limit'], now: number): Pool => {
  const everyMs = Math.min(longestGrowthMs, 2 * pool.growth.everyMs);
  const growth = { ...firstGrowth, cost: pool.growth.cost, everyMs, nextAt: now + graceMs + everyMs };
  return noted({ ...pool, ...judgedAnew(pool, now), limit, growth, cuts: pool.cuts + 1 }, 'refused', now);
};

/** The limit has held for a while: it may be higher. Each raise that holds doubles the next. */
export const raiseLimit = (pool: Pool, now: number): Pool => {
  const { limit, growth } = pool;
  if (limit.kind === 'none') return pool;
  const isRate = limit.kind === 'rate';
  const before = isRate ? limit.rate : limit.atOnce;
  const raised = isRate
    ? rateOf(before * (1 + growth.share))
    : atOnceOf(Math.ceil(before * (1 + growth.share)));
  const heldMs = isRate ? rateGrowthMs : firstGrowth.everyMs;
  const everyMs = growth.before === undefined ? growth.everyMs : heldMs;
  const nextAt = now + graceMs + Math.max(everyMs, heldMs);
  const next = { everyMs, share: Math.min(maxGrowth, 2 * growth.share), before, cost: 0, nextAt };
  return noted({ ...pool, ...judgedAnew(pool, now), limit: raised, growth: next, strikes: 0 }, 'raised', now);
};

/** What is refused is refused at any pace: a lower one would only be slower. */
export const liftLimit = (pool: Pool, noise: number, now: number): Pool =>
  noted(
    { ...pool, ...judgedAnew(pool, now), limit: { kind: 'none' }, noise, strikes: 0 },
    'refuses at random',
    now,
  );

const noted = (pool: Pool, reason: PaceChange['reason'], now: number): Pool => {
  const { limit, noise } = pool;
  const change: PaceChange = {
    at: new Date(now).toISOString(),
    reason,
    ...present({
      perMinute: limit.kind === 'rate' ? Math.round(limit.rate * 600_000) / 10 : undefined,
      atOnce: limit.kind === 'at once' ? Math.floor(limit.atOnce) : undefined,
      refusedShare: noise > 0 ? Math.round(noise * 1_000) / 1_000 : undefined,
    }),
  };
  return { ...pool, history: [...pool.history, change].slice(-keptChanges) };
};
