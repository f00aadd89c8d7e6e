import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryDelayMs } from '../../../shared/basics/retry-delay.ts';

const almostOne = 1 - 2 ** -32;
const unit = fc.double({ min: 0, max: almostOne, noNaN: true });
const tries = fc.integer({ min: 1, max: 2_000 });

describe('retryDelayMs', () => {
  it('doubles its range with every try, up to a minute', () => {
    const longest = [1, 2, 3, 4, 5, 6, 7, 8, 100].map((n) =>
      Math.round(retryDelayMs(n, undefined, () => almostOne)),
    );
    expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('draws from the whole range, so that workers spread out', () => {
    expect(retryDelayMs(4, undefined, () => 0)).toBe(0);
    expect(retryDelayMs(4, undefined, () => 0.25)).toBe(2_000);
  });

  it('stays within 0 and a minute without a hint', () => {
    fc.assert(
      fc.property(tries, unit, (n, random) => {
        const ms = retryDelayMs(n, undefined, () => random);
        expect(ms).toBeGreaterThanOrEqual(0);
        expect(ms).toBeLessThan(60_000);
      }),
    );
  });

  it('never retries before the requested time, nor much later', () => {
    fc.assert(
      fc.property(tries, fc.nat(86_400_000), unit, (n, asked, random) => {
        const ms = retryDelayMs(n, asked, () => random);
        expect(ms).toBeGreaterThanOrEqual(asked);
        expect(ms).toBeLessThanOrEqual(Math.max(60_000, asked + Math.min(asked * 0.1, 5_000)));
      }),
    );
  });

  it('still backs off from an endpoint that asks for no wait at all', () => {
    expect(retryDelayMs(3, 0, () => 0.5)).toBe(2_000);
  });
});
