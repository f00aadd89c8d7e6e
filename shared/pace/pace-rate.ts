import type { Pace } from './pace.ts';

/** What one episode of refusals leaves of the rate. */
const cutTo = 0.9;

/**
 * Such a cut is made good again over this many calls let through, and over no less time than the longest cycle
 * took, up to ten seconds: the empty window of a provider takes any rate for a while.
 */
const regainCalls = 25;
const longestRegainMs = 10_000;

/** Without a refusal for so long, twice the longest that providers count over, the limit lies elsewhere. */
const quietMs = 120_000;

/** Calls at once above what the rate needs on average: replies differ in length. */
const headroom = 2;

/** Above the rate that the cap allows with replies as long as they are, holding back has no effect. */
const maxOverCap = 1.25;

/** A call in ten seconds: slower is dead. */
const slowestRate = 1 / 10_000;

/** One odd measurement must not stop a worker. */
const deepestCut = 0.7;

/** Calls at once, from 1 to the cap: what the rate comes to with replies as long as they are (Little's law). */
export const limitOf = ({ cap, rate, replyMs }: Pace): number =>
  rate === undefined || replyMs === undefined
    ? cap
    : Math.min(cap, Math.max(1, Math.ceil(headroom * rate * replyMs)));

/** One cut, to what is measured to get through where that is less than the fixed share. */
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

/**
 * One step up, for a call that was let through. After a quiet time the steps double.
 */
export const raiseRate = (pace: Pace, now: number): Pace => {
  if (pace.rate === undefined) return pace;
  const raised = { ...pace, rate: Math.max(pace.rate, Math.min(maxRate(pace), pace.rate + pace.step)) };
  return now - pace.stepSince < quietMs ? raised : { ...raised, step: 2 * pace.step, stepSince: now };
};

/** Whether nothing but the cap holds calls back. */
export const isHeldByCap = (pace: Pace): boolean => pace.rate === undefined || pace.rate >= maxRate(pace);

const maxRate = ({ cap, replyMs }: Pace): number =>
  replyMs === undefined ? Number.POSITIVE_INFINITY : (maxOverCap * cap) / replyMs;
