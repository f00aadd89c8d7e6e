import type { CallCount, Pool } from './pool.ts';

/** Most limits count per minute: when one of those refuses a call, the minute before has used it up. */
const minuteMs = 60_000;
const spanMs = 5_000;

/** The calls of the last minute, with those that have got through by now. */
export const notePassed = (
  passed: Pool['passed'],
  { sent, refused }: CallCount,
  now: number,
): Pool['passed'] => {
  const at = Math.floor(now / spanMs) * spanMs;
  const recent = passed.filter((span) => span.at > now - minuteMs - spanMs);
  const calls = sent - refused;
  const last = recent.at(-1);
  return last?.at === at
    ? [...recent.slice(0, -1), { at, calls: last.calls + calls }]
    : [...recent, { at, calls }];
};

/** Calls per millisecond that got through, over a minute, even if the first came later. */
export const passedRate = (passed: Pool['passed'], now: number): number =>
  passed.reduce((sum, { at, calls }) => sum + calls * shareOfSpan(at, now), 0) / minuteMs;

/** The same over the time since the first of them, where calls were not let go in a burst. */
export const steadyRate = (passed: Pool['passed'], now: number): number => {
  const from = Math.max(now - minuteMs, passed[0]?.at ?? now);
  return (passedRate(passed, now) * minuteMs) / Math.max(spanMs, now - from);
};

/** How much of a span lies within the last minute. */
const shareOfSpan = (at: number, now: number): number =>
  Math.max(0, Math.min(1, (at + spanMs - (now - minuteMs)) / spanMs));
