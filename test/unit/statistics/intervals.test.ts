import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createClusteredInterval } from '../../../shared/statistics/clustered-interval.ts';
import { wilsonInterval } from '../../../shared/statistics/wilson-interval.ts';
import vectors from '../../fixtures/intervals-statsmodels.json' with { type: 'json' };

const clusteredInterval = (cases: readonly (readonly number[])[]) => {
  const accumulator = createClusteredInterval();
  for (const [correct = 0, questions = 0] of cases) accumulator.add(correct, questions);
  return accumulator.finish();
};

const caseArbitrary = fc
  .integer({ min: 0, max: 6 })
  .chain((questions) => fc.tuple(fc.integer({ min: 0, max: questions }), fc.constant(questions)));

describe('wilsonInterval', () => {
  it.each(vectors.wilson)(
    'of %d of %d is that of statsmodels',
    (correct = 0, total = 0, low = 0, high = 0) => {
      const interval = wilsonInterval(correct, total);
      expect(interval?.low).toBeCloseTo(low, 12);
      expect(interval?.high).toBeCloseTo(high, 12);
    },
  );

  it('is unknown without trials', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});

describe('createClusteredInterval', () => {
  const [alike, differing] = [true, false].map((isAlike) =>
    vectors.clustered.filter(({ low, high }) => (low === high) === isAlike),
  );

  it('gives the intervals of statsmodels where cases differ', () => {
    expect(differing?.length).toBeGreaterThan(3);
    for (const { cases, low, high } of differing ?? []) {
      const interval = clusteredInterval(cases);
      expect(interval?.low).toBeCloseTo(low, 12);
      expect(interval?.high).toBeCloseTo(high, 12);
    }
  });

  it('gives an interval with width where all cases are alike, for which statsmodels gives none', () => {
    expect(alike?.length).toBeGreaterThan(0);
    const lists = [
      ...(alike ?? []).map(({ cases }) => cases),
      [
        [5, 5],
        [3, 3],
      ],
      [
        [2, 4],
        [1, 2],
        [3, 6],
      ],
    ];
    for (const cases of lists) {
      const [[correct = 0, questions = 0] = []] = cases;
      const wilson = wilsonInterval((correct / questions) * cases.length, cases.length);
      expect(clusteredInterval(cases)).toEqual({ ...wilson, method: 'wilson_over_cases' });
      expect(wilson && wilson.high - wilson.low).toBeGreaterThan(0.001);
    }
    // Six of six questions, in two cases: what two of two cases would give.
    expect(
      clusteredInterval([
        [3, 3],
        [3, 3],
      ])?.low,
    ).toBeCloseTo(0.3424, 4);
  });

  it('needs two cases with questions', () => {
    expect(clusteredInterval([])).toBeNull();
    expect(clusteredInterval([[2, 5]])).toBeNull();
    expect(
      clusteredInterval([
        [2, 5],
        [0, 0],
      ]),
    ).toBeNull();
  });

  it('contains the accuracy and stays within 0 to 1, whatever the order of the cases', () => {
    fc.assert(
      fc.property(fc.array(caseArbitrary, { minLength: 2, maxLength: 30 }), (cases) => {
        const interval = clusteredInterval(cases);
        const asked = cases.filter(([, questions]) => questions > 0);
        fc.pre(asked.length >= 2);
        const [correct, total] = asked.reduce(([y, m], [dy, dm]) => [y + dy, m + dm], [0, 0]);
        expect(interval?.low).toBeGreaterThanOrEqual(0);
        expect(interval?.low).toBeLessThanOrEqual(correct / total);
        expect(interval?.high).toBeGreaterThanOrEqual(correct / total);
        expect(interval?.high).toBeLessThanOrEqual(1);
        expect(clusteredInterval(cases.toReversed())).toEqual(interval);
      }),
    );
  });

  it('is wider than independent questions would make it when cases are right or wrong as a whole', () => {
    const cases = Array.from({ length: 100 }, (_, index) => [index % 2 === 0 ? 5 : 0, 5]);
    const interval = clusteredInterval(cases);
    const independent = wilsonInterval(250, 500);
    const width = (of: { low: number; high: number } | null) => (of ? of.high - of.low : Number.NaN);
    expect(width(interval)).toBeGreaterThan(2 * width(independent));
  });
});
