import type { Pool, Sample, Traffic } from './pool.ts';

/** Most limits count per minute: when one of those refuses a call, the minute before has used it up. */
const spanMs = 60_000;
const bucketMs = 3_000;

export const addTraffic = (
  traffic: readonly Traffic[],
  { sent, refused }: Sample,
  now: number,
): Traffic[] => {
  const at = Math.floor(now / bucketMs) * bucketMs;
  const recent = traffic.filter((bucket) => bucket.at > now - spanMs - bucketMs);
  const last = recent.at(-1);
  return last?.at === at
    ? [...recent.slice(0, -1), { at, sent: last.sent + sent, refused: last.refused + refused }]
    : [...recent, { at, sent, refused }];
};

/** Calls of the last minute. */
export const lastMinute = (traffic: readonly Traffic[], now: number): Sample => {
  const sum = { sent: 0, refused: 0 };
  for (const { at, sent, refused } of traffic) {
    const share = Math.max(0, Math.min(1, (at + bucketMs - (now - spanMs)) / bucketMs));
    sum.sent += share * sent;
    sum.refused += share * refused;
  }
  return sum;
};

/** Calls per millisecond that got through in the last minute; they had to do until `quietUntil`. */
export const passedRate = (
  { traffic, startedAt, quietUntil }: Pick<Pool, 'traffic' | 'startedAt' | 'quietUntil'>,
  now: number,
): number => {
  const { sent, refused } = lastMinute(traffic, now);
  return (sent - refused) / Math.max(1_000, Math.min(spanMs, Math.max(now, quietUntil) - startedAt));
};
