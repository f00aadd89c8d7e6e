import { afterRefusals } from './after-refusals.ts';
import { raiseLimit } from './change-limit.ts';
import type { Pool, Sample } from './pool.ts';
import { judgeTest, measureRandomness } from './test-randomness.ts';

/** Calls that a raise too many may cost, as a share of those until the next one. */
const maxCost = 0.01;
const longestCostMs = 240_000;
const leastSample = 30;

/** The pool after what its workers have reported up to now. */
export const learn = (pool: Pool, now: number): Pool => {
  const { limit, sample, noise } = pool;
  if (limit.kind === 'rate' && limit.test) return judgeTest(pool, now);
  if (isExcess(sample, noise)) return afterRefusals(pool, now);
  if (limit.kind === 'none') return measureRandomness(pool);
  return sample.sent > 0 && now >= nextRaiseAt(pool) ? raiseLimit(pool, now) : pool;
};

/** Whether more was refused than the endpoint refuses at random, by three standard deviations. */
const isExcess = ({ sent, refused }: Sample, noise: number): boolean => {
  if (noise === 0) return refused > 0;
  return sent >= leastSample && refused > noise * sent + 3 * Math.sqrt(noise * (1 - noise) * sent) + 1;
};

/** A raise too many costs each worker a call: the more there are, the rarer raises must be. */
const nextRaiseAt = ({ limit, growth }: Pool): number =>
  growth.nextAt + (limit.kind === 'rate' ? Math.min(longestCostMs, growth.cost / (maxCost * limit.rate)) : 0);
