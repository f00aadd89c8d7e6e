import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTicks, linearScale } from '../../../../shared/report/charts/scale.ts';

describe('a linear scale', () => {
  it('maps values to positions in proportion, upwards too', () => {
    const y = linearScale([0, 200], [220, 20]);
    expect([0, 50, 200].map(y)).toEqual([220, 170, 20]);
  });
});

describe('ticks of counts', () => {
  it.each([
    [0, [0, 1]],
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [7, [0, 2, 4, 6, 8]],
    [50, [0, 10, 20, 30, 40, 50]],
    [51, [0, 20, 40, 60]],
    [1_383, [0, 500, 1_000, 1_500]],
  ])('up to %i are %j', (max, ticks) => {
    expect(countTicks(max)).toEqual(ticks);
  });

  it('are few, whole and evenly spaced, and end with the first that reaches the largest count', () => {
    fc.assert(
      fc.property(fc.nat(10_000_000), (max) => {
        const ticks = countTicks(max);
        const step = ticks[1] ?? 0;
        expect(Number.isInteger(step)).toBe(true);
        expect(ticks).toEqual(ticks.map((_, index) => index * step));
        expect(ticks.length).toBeLessThanOrEqual(6);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(max);
        expect((ticks.at(-1) ?? 0) - step).toBeLessThan(Math.max(1, max));
      }),
    );
  });
});
