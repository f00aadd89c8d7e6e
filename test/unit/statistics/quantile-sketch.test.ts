import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createQuantileSketch } from '../../../shared/statistics/quantile-sketch.ts';

const sketchOf = (values: readonly number[]) => {
  const sketch = createQuantileSketch();
  for (const value of values) sketch.add(value);
  return sketch;
};

describe('createQuantileSketch', () => {
  it('is within 1 % of the value of that rank', () => {
    const values = fc.array(fc.integer({ min: 1, max: 900_000 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(values, fc.constantFrom(0, 0.5, 0.95, 1), (drawn, share) => {
        const rank = Math.max(1, Math.ceil(share * drawn.length));
        const exact = drawn.toSorted((a, b) => a - b)[rank - 1] ?? Number.NaN;
        expect(Math.abs(sketchOf(drawn).quantile(share) / exact - 1)).toBeLessThan(0.01);
      }),
    );
  });

  it('keeps count and maximum exact, and accepts values under 1', () => {
    const sketch = sketchOf([0, 0.4, 12_345]);
    expect([sketch.count(), sketch.max()]).toEqual([3, 12_345]);
    expect(sketch.quantile(0.5)).toBeCloseTo(1, 1);
  });

  it('gives 0 for no values', () => {
    expect(sketchOf([]).quantile(0.5)).toBe(0);
  });
});
