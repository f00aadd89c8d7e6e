import type { Pace } from './pace.ts';

/** The share of the rate that remains after an episode of refusals. */
const cutTo = 0.9;

/**
 * It takes this many successful calls to recover from such a cut, and at least as long as the longest cycle, up to
 * ten seconds: an empty window accepts any rate for a while.
 */
const regainCalls = 25;
const longestRegainMs = 10_000;

/** After this long without a refusal, twice the longest common window, the limit must be higher. */
const quietMs = 120_000;

/** Calls at once as a multiple of what the rate needs on average, because replies differ in length. */
const headroom = 2;

/** A rate this far above what the cap allows at the current reply time holds nothing back. */
const maxOverCap = 1.25;

/** One call in ten seconds: a slower worker would look dead. */
const slowestRate = 1 / 10_000;

/** No cut goes deeper: one odd measurement must not stop a worker. */
const deepestCut = 0.7;

/** Calls at once, from 1 to the cap: what the rate amounts to at the current reply time (Little's law). */
export const limitOf = ({ cap, rate, replyMs }: Pace): number =>
  rate === undefined || replyMs === undefined
    ? cap
    : Math.min(cap, Math.max(1, Math.ceil(headroom * rate * replyMs)));

/** Cuts the rate to the fixed share, or to what was measured to get through if that is less. */
export const cutRate = (pace: Pace, measured: number, now: number): Pace => {
  const { rate: before } = pace;
  const aim =
    before === undefined
      ? cutTo * measured
      : Math.max(deepestCut * before, Math.min(cutTo * before, measured));
  const rate = Math.max(slowestRate, aim);
  const cycleMs = now - (pace.cycle?.startedAt ?? now);
  const regainMs = Math.min(longestRegainMs, Math.max(pace.regainMs, cycleMs));
  return {
    ...pace,
    rate,
    step: (rate / cutTo - rate) / Math.max(regainCalls, rate * regainMs),
    stepSince: now,
    regainMs,
  };
};

/** One step up, for a call that got through. After a quiet time the steps double. */
export const raiseRate = (pace: Pace, now: number): Pace => {
  if (pace.rate === undefined) return pace;
  const raised = { ...pace, rate: Math.max(pace.rate, Math.min(maxRate(pace), pace.rate + pace.step)) };
  return now - pace.stepSince < quietMs ? raised : { ...raised, step: 2 * pace.step, stepSince: now };
};

/** Whether only the cap holds calls back. */
export const isHeldByCap = (pace: Pace): boolean => pace.rate === undefined || pace.rate >= maxRate(pace);

const maxRate = ({ cap, replyMs }: Pace): number =>
  replyMs === undefined ? Number.POSITIVE_INFINITY : (maxOverCap * cap) / replyMs;
