import { cutRate, cutWindow, startRate } from './change-pool.ts';
import { effectiveRate } from './effective-rate.ts';
import { passedRate, steadyRate } from './passed.ts';
import type { Pool } from './pool.ts';
import { shareBefore } from './sample.ts';

type Pause = NonNullable<Pool['pause']>;

/** Refusals at a number of calls at once that had held: it is not their number that is limited. */
const maxStrikes = 2;

/** The pool after a pause, with a lower limit of the kind that the refusals suggest. */
export const resume = ({ pause: _over, ...pool }: Pool, pause: Pause, now: number): Pool => {
  const { kind, rate, sample, window, strikes } = pool;
  const { isRate, passed, cycle } = pause;
  const trial = { before: shareBefore(sample), level: window.level };
  switch (kind) {
    case 'rate':
      return rate ? cutRate(pool, { rate, passed: cycleRate(pool, cycle, now) }, now) : pool;
    case 'at once':
      if (isRate) return startRate(pool, passed, now);
      return strikes < maxStrikes
        ? cutWindow(pool, now, trial)
        : startRate(pool, Math.max(passed, steadyRate(pool.passed, now)), now);
    case 'none':
      return isRate || effectiveRate(pool) !== undefined
        ? startRate(pool, passed, now)
        : cutWindow(pool, now, trial);
  }
};

const minuteMs = 60_000;
const leastCalls = 8;

/** Calls per millisecond since the rate was last changed, the pause included; 0 if they were too few to tell. */
const cycleRate = (
  { passed }: Pick<Pool, 'passed'>,
  { since, calls }: Pause['cycle'],
  now: number,
): number => {
  // Workers may have reported late; what was before is not in the last minute.
  if (now - since >= minuteMs) return passedRate(passed, now);
  return calls < leastCalls ? 0 : calls / Math.max(1, now - since);
};
