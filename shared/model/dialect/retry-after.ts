import { durationMs } from './duration-ms.ts';
import type { HeaderSource } from './http-answer.ts';

/**
 * No wait is longer: an execution ends after 48 h (docs/design.md, "State machine"), and a date further away is
 * more likely a mistake.
 */
const maxMs = 24 * 3_600_000;

/**
 * How long an endpoint asks callers to wait, in milliseconds up to a day: what `retry-after-ms` or `retry-after` says,
 * else when the rate limits it names are reset. Undefined when none can be read. For refusals (429) only: providers
 * send their limits with every response.
 * @param nowMs epoch milliseconds
 */
export const retryAfterMs = (headers: HeaderSource, nowMs: number): number | undefined =>
  explicitRetryAfterMs(headers, nowMs) ?? atMostADay(limitResetMs(headers, nowMs));

/** As {@link retryAfterMs}, from `retry-after-ms` and `retry-after` (seconds, a duration or a date) alone. */
export const explicitRetryAfterMs = (headers: HeaderSource, nowMs: number): number | undefined => {
  const after = headers.get('retry-after');
  return atMostADay(
    plainNumber(headers.get('retry-after-ms')) ?? secondsOrDuration(after) ?? date(after, nowMs),
  );
};

/** OpenAI's two kinds of limits; OpenRouter's `x-ratelimit-reset` names no kind. */
const limits = ['-requests', '-tokens', ''];

/** How long (ms, up to a day) until the limits that a response reports as used up are reset; undefined without any. */
export const limitUsedUpMs = (headers: HeaderSource, nowMs: number): number | undefined =>
  atMostADay(latest(limitResets(headers, nowMs).filter(({ usedUp }) => usedUp)));

/** The latest reset of the limits that are used up; of all limits, when none is reported as used up. */
const limitResetMs = (headers: HeaderSource, nowMs: number): number | undefined => {
  const resets = limitResets(headers, nowMs);
  return latest(resets.filter(({ usedUp }) => usedUp)) ?? latest(resets);
};

interface LimitReset {
  readonly ms: number;
  readonly usedUp: boolean;
}

const limitResets = (headers: HeaderSource, nowMs: number): LimitReset[] =>
  limits.flatMap((limit) => {
    const ms = resetMs(headers.get(`x-ratelimit-reset${limit}`), nowMs);
    const usedUp = plainNumber(headers.get(`x-ratelimit-remaining${limit}`)) === 0;
    return ms === undefined ? [] : [{ ms, usedUp }];
  });

/** Milliseconds until a limit is whole again, as a number of seconds, a duration, a date or an epoch says. */
export const resetMs = (text: string | null, nowMs: number): number | undefined => {
  const ms = secondsOrDuration(text) ?? date(text, nowMs);
  return ms === undefined ? undefined : sinceEpoch(ms, nowMs);
};

const latest = (resets: readonly LimitReset[]): number | undefined =>
  resets.length === 0 ? undefined : Math.max(...resets.map(({ ms }) => ms));

/** Some give the time of the reset, as epoch seconds or milliseconds, instead of the time until then. */
const sinceEpoch = (ms: number, nowMs: number): number => {
  const asMs = ms / 1_000;
  if (asMs >= 1e12) return Math.max(0, asMs - nowMs);
  return ms >= 1e12 ? Math.max(0, ms - nowMs) : ms;
};

export const plainNumber = (text: string | null): number | undefined =>
  text !== null && text.length <= 100 && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;

/**
 * How long (ms, up to a day) until the time at which a response says its limit is reset; undefined when it gives none,
 * or only how long that takes.
 */
export const resetInMs = (headers: HeaderSource, nowMs: number): number | undefined => {
  const text = headers.get('x-ratelimit-reset')?.slice(0, 100) ?? null;
  const number = plainNumber(text);
  if (number === undefined) return atMostADay(date(text, nowMs));
  return number < 1e9 ? undefined : atMostADay(sinceEpoch(number * 1_000, nowMs));
};

const secondsOrDuration = (text: string | null): number | undefined => {
  if (text === null) return undefined;
  const seconds = plainNumber(text);
  return seconds === undefined ? durationMs(text) : seconds * 1_000;
};

/** Only what looks like an HTTP or ISO date: `Date.parse` accepts nearly anything. */
const date = (text: string | null, nowMs: number): number | undefined => {
  if (text === null || text.length > 100 || !/^([A-Z][a-z]{2,8}, |\d{4}-\d\d-\d\dT)/.test(text.trim()))
    return undefined;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - nowMs);
};

export const atMostADay = (ms: number | undefined): number | undefined =>
  ms === undefined ? undefined : Math.min(ms, maxMs);
