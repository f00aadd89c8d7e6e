/** The part of `Headers` that is read. */
interface HeaderSource {
  get(name: string): string | null;
}

/**
 * How long an endpoint asks to be left alone, in milliseconds, from the headers that providers use:
 * `retry-after-ms`, `retry-after` (seconds or an HTTP date), and on a refusal `x-ratelimit-reset-requests`
 * and `-tokens` (durations such as `1m30s`, `250ms`, or seconds). Undefined when none can be read.
 * @param nowMs epoch milliseconds
 */
export const retryAfterMs = (headers: HeaderSource, nowMs: number): number | undefined =>
  milliseconds(headers.get('retry-after-ms')) ??
  secondsOrDate(headers.get('retry-after'), nowMs) ??
  longest([
    duration(headers.get('x-ratelimit-reset-requests')),
    duration(headers.get('x-ratelimit-reset-tokens')),
  ]);

const milliseconds = (text: string | null): number | undefined => {
  const value = text === null || text.trim() === '' ? Number.NaN : Number(text);
  return Number.isFinite(value) && value >= 0 ? value : undefined;
};

const secondsOrDate = (text: string | null, nowMs: number): number | undefined => {
  if (text === null) return undefined;
  const seconds = milliseconds(text);
  if (seconds !== undefined) return seconds * 1_000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? undefined : Math.max(0, date - nowMs);
};

const unitMs: Record<string, number> = { h: 3_600_000, m: 60_000, s: 1_000, ms: 1 };

const duration = (text: string | null): number | undefined => {
  if (text === null) return undefined;
  const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/g)];
  if (parts.length > 0 && parts.map(([part]) => part).join('') === text.trim()) {
    return parts.reduce((total, [, value, unit]) => total + Number(value) * (unitMs[unit ?? ''] ?? 0), 0);
  }
  const seconds = milliseconds(text);
  return seconds === undefined ? undefined : seconds * 1_000;
};

const longest = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
};
