import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explicitRetryAfterMs, retryAfterMs } from '../../../../shared/model/dialect/retry-after.ts';

const now = Date.UTC(2026, 10, 22, 12, 0, 0);
const dayMs = 86_400_000;
const read = (headers: Record<string, string>) => retryAfterMs(new Headers(headers), now);

const headerNames = [
  'retry-after',
  'retry-after-ms',
  'x-ratelimit-reset',
  'x-ratelimit-reset-requests',
  'x-ratelimit-reset-tokens',
  'x-ratelimit-remaining-tokens',
];

describe('retryAfterMs', () => {
  it.each<[string, Record<string, string>, number | undefined]>([
    ['nothing', {}, undefined],
    ['seconds', { 'retry-after': '20' }, 20_000],
    ['parts of seconds', { 'retry-after': '0.25' }, 250],
    ['a duration instead of seconds', { 'retry-after': '1m5s' }, 65_000],
    ['an HTTP date', { 'retry-after': 'Sun, 22 Nov 2026 12:00:30 GMT' }, 30_000],
    ['an HTTP date of the old form', { 'retry-after': 'Sunday, 22-Nov-26 12:00:30 GMT' }, 30_000],
    ['a date in the past', { 'retry-after': 'Sun, 22 Nov 2026 11:00:00 GMT' }, 0],
    ['an ISO date', { 'x-ratelimit-reset-tokens': '2026-11-22T12:00:09Z' }, 9_000],
    ['milliseconds before seconds', { 'retry-after-ms': '1500', 'retry-after': '2' }, 1_500],
    ['seconds before limits', { 'retry-after': '2', 'x-ratelimit-reset-tokens': '9s' }, 2_000],
    [
      'the later of two resets',
      { 'x-ratelimit-reset-requests': '1s', 'x-ratelimit-reset-tokens': '6s' },
      6_000,
    ],
    ['hours, minutes and parts', { 'x-ratelimit-reset-tokens': '1h2m3.5s' }, 3_723_500],
    ['epoch seconds', { 'x-ratelimit-reset': String(now / 1_000 + 5) }, 5_000],
    ['epoch milliseconds', { 'x-ratelimit-reset': String(now + 5_000) }, 5_000],
    ['a year', { 'retry-after': '31536000' }, dayMs],
    ['a date a year away', { 'retry-after': 'Mon, 22 Nov 2027 12:00:00 GMT' }, dayMs],
    ['a negative number', { 'retry-after': '-5' }, undefined],
    ['a number that dates are guessed from', { 'retry-after': '1.5.2026' }, undefined],
    ['a hexadecimal number', { 'retry-after': '0x10' }, undefined],
    ['infinity', { 'retry-after': 'Infinity' }, undefined],
    ['words', { 'retry-after': 'in 5 minutes' }, undefined],
    ['half a duration', { 'x-ratelimit-reset-tokens': '5s or so' }, undefined],
  ])('reads %s', (_, headers, expected) => {
    expect(read(headers)).toBe(expected);
  });

  it('goes by the limit that is used up where the endpoint says which', () => {
    const limits = { 'x-ratelimit-reset-requests': '4s', 'x-ratelimit-reset-tokens': '6m' };
    expect(read({ ...limits, 'x-ratelimit-remaining-requests': '0' })).toBe(4_000);
    expect(read({ ...limits, 'x-ratelimit-remaining-tokens': '0' })).toBe(360_000);
  });

  it('reads every whole number of seconds up to a day as it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400 }), (seconds) => {
        expect(read({ 'retry-after': String(seconds) })).toBe(seconds * 1_000);
        expect(read({ 'retry-after-ms': String(seconds) })).toBe(seconds);
        const at = new Date(now + seconds * 1_000).toUTCString();
        expect(read({ 'retry-after': at })).toBe(seconds * 1_000);
      }),
    );
  });

  it('reads a duration as the sum of its parts', () => {
    const below = (max: number) => fc.integer({ min: 0, max: max - 1 });
    fc.assert(
      fc.property(below(24), below(60), below(60), below(1_000), (h, m, s, ms) => {
        const total = ((h * 60 + m) * 60 + s) * 1_000 + ms;
        expect(read({ 'x-ratelimit-reset-requests': `${h}h${m}m${s}s${ms}ms` })).toBe(total);
      }),
    );
  });

  it('never fails, and gives between nothing and a day, whatever the headers contain', () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.double().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
      fc.stringMatching(/^[0-9hms. -]{0,12}$/),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...headerNames), value), (values) => {
        const ms = retryAfterMs({ get: (name) => values[name] ?? null }, now);
        if (ms !== undefined) {
          expect(ms).toBeGreaterThanOrEqual(0);
          expect(ms).toBeLessThanOrEqual(dayMs);
        }
      }),
    );
  });
});

describe('explicitRetryAfterMs', () => {
  it('does not take the state of a rate limit for a request to wait', () => {
    expect(explicitRetryAfterMs(new Headers({ 'x-ratelimit-reset-tokens': '6m' }), now)).toBeUndefined();
    expect(explicitRetryAfterMs(new Headers({ 'retry-after': '6' }), now)).toBe(6_000);
  });
});
