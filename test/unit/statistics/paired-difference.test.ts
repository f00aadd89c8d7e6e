import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapAccuracies, bootstrapDifference } from '../../../shared/statistics/cluster-bootstrap.ts';
import { exactMcNemar } from '../../../shared/statistics/exact-mcnemar.ts';
import { holm } from '../../../shared/statistics/holm.ts';
import { createPairedDifference } from '../../../shared/statistics/paired-difference.ts';
import { createRandom } from '../../../shared/statistics/random.ts';
import { tQuantile, twoSidedTail } from '../../../shared/statistics/student-t.ts';
import vectors from '../../fixtures/comparison-statsmodels.json' with { type: 'json' };

/** Right before, right after, questions. */
type PairedCase = readonly number[];

const paired = vectors.paired.map(({ cases, fit }) => ({
  cases: Array.from({ length: cases.length / 3 }, (_, at): PairedCase => cases.slice(3 * at, 3 * at + 3)),
  fit,
}));

const pairedDifference = (cases: readonly PairedCase[]) => {
  const accumulator = createPairedDifference();
  for (const [before = 0, after = 0, questions = 0] of cases) accumulator.add(before, after, questions);
  return accumulator.finish();
};

describe('the paired difference', () => {
  it.each(paired)('is that of statsmodels ($cases.length cases)', ({ cases, fit }) => {
    const [difference = 0, error = 0, low = 0, high = 0, p = 0] = fit;
    const found = pairedDifference(cases);
    expect(found.difference).toBeCloseTo(difference, 12);
    expect(found.standard_error).toBeCloseTo(error, 12);
    expect(found.interval?.low).toBeCloseTo(Math.max(-1, low), 10);
    expect(found.interval?.high).toBeCloseTo(Math.min(1, high), 10);
    expect(found.p_value).toBeCloseTo(p, 10);
  });

  it('of equal cases is exactly 0, and no finding', () => {
    const found = pairedDifference(Array.from({ length: 300 }, (_, at) => [at % 5, at % 5, 5]));
    expect(found).toMatchObject({ difference: 0, p_value: 1, standard_error: null });
    // Wilson's upper end for 0 of 300.
    expect(found.interval?.high).toBeCloseTo(0.012643, 5);
    expect(found.interval?.low).toBe(-(found.interval?.high ?? 0));
  });

  it('is a sign test over cases where all differ alike', () => {
    const found = pairedDifference([
      [1, 2, 2],
      [2, 4, 4],
      [0, 3, 6],
    ]);
    expect(found).toMatchObject({ difference: 0.5, p_value: 0.25, interval: null, standard_error: null });
  });

  it('says nothing of fewer than two cases', () => {
    const nothing = { standard_error: null, interval: null, p_value: null, smallest_detectable: null };
    expect(pairedDifference([])).toEqual({ cases: 0, questions: 0, difference: 0, ...nothing });
    expect(
      pairedDifference([
        [1, 2, 5],
        [0, 0, 0],
      ]),
    ).toMatchObject({ cases: 1, difference: 0.2, ...nothing });
  });

  it('turns its sign, and nothing else, when the models change places', () => {
    const cases = fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.integer({ min: 3, max: 6 })), { minLength: 2 });
    fc.assert(
      fc.property(cases, (pairs) => {
        const one = pairedDifference(pairs);
        const other = pairedDifference(pairs.map(([before, after, m]) => [after, before, m]));
        expect(other.difference).toBeCloseTo(-one.difference, 14);
        expect(other.p_value).toBeCloseTo(one.p_value ?? Number.NaN, 12);
      }),
    );
  });
});

describe('of 1,000 pairs of equally good models whose questions fail together', () => {
  const caseCount = 200;
  /** Each case goes well or badly as a whole for each model, but for single slips. */
  const nullPair = (random: () => number): PairedCase[] =>
    Array.from({ length: caseCount }, () => {
      const questions = 3 + Math.floor(random() * 4);
      const right = (): number => {
        const skill = random() < 0.6 ? 0.9 : 0.15;
        return Array.from({ length: questions }, random).filter((draw) => draw < skill).length;
      };
      return [right(), right(), questions];
    });
  const random = createRandom(7);
  const pairs = Array.from({ length: 1_000 }, () => nullPair(random));
  const rejected = (pValue: (cases: PairedCase[]) => number): number =>
    pairs.filter((cases) => pValue(cases) < 0.05).length / pairs.length;

  it('the clustered test finds 3.6 to 6.4 % different at the 5 % level', () => {
    const share = rejected((cases) => pairedDifference(cases).p_value ?? 1);
    expect(share).toBeGreaterThanOrEqual(0.036);
    expect(share).toBeLessThanOrEqual(0.064);
  });

  it('a test that takes questions for independent finds more than 15 %', () => {
    const single = (cases: PairedCase[]) =>
      cases.flatMap(([before = 0, after = 0, questions = 0]) =>
        Array.from({ length: questions }, (_, at) => [Number(at < before), Number(at < after), 1]),
      );
    expect(rejected((cases) => pairedDifference(single(cases)).p_value ?? 1)).toBeGreaterThan(0.15);
  });
});

describe('the bootstrap over cases', () => {
  const [cases = []] = paired.filter(({ cases }) => cases.length === 300).map(({ cases }) => cases);
  const column = (at: number) => cases.map((counts) => counts[at] ?? 0);
  const interval = () => {
    const [before, after] = bootstrapAccuracies([column(0), column(1)], column(2));
    return bootstrapDifference(before ?? new Float64Array(), after ?? new Float64Array());
  };

  it('agrees with the clustered interval within a tenth of its width', () => {
    const { low = 0, high = 0 } = pairedDifference(cases).interval ?? {};
    const found = interval();
    expect(Math.abs(found.low - low)).toBeLessThan((high - low) / 10);
    expect(Math.abs(found.high - high)).toBeLessThan((high - low) / 10);
  });

  it('comes out the same every time', () => {
    expect(interval()).toEqual(interval());
  });
});

describe('the exact McNemar test', () => {
  it.each(vectors.mcnemar)('of %d gained and %d lost is that of scipy', (gained = 0, lost = 0, p = 0) => {
    const found = exactMcNemar(gained, lost);
    expect(found).toBeCloseTo(p, 12);
    expect(found / p).toBeCloseTo(1, 9);
  });
});

describe("Student's t distribution", () => {
  it.each(vectors.tail)('has the tail of scipy: t %d, df %d', (t = 0, df = 0, p = 0) => {
    expect(twoSidedTail(t, df)).toBeCloseTo(p, 12);
    expect(twoSidedTail(-t, df) / p).toBeCloseTo(1, 10);
  });

  it.each(vectors.quantile)('has the quantile of scipy: %d, df %d', (share = 0, df = 0, t = 0) => {
    const found = tQuantile(share, df);
    expect(Math.abs(found - t)).toBeLessThanOrEqual(1e-12 * Math.max(1, t));
  });
});

describe("Holm's adjustment", () => {
  it.each(vectors.holm as [number[], number[]][])('of %j is that of statsmodels', (pValues, adjusted) => {
    for (const [at, p] of holm(pValues).entries()) expect(p).toBeCloseTo(adjusted[at] ?? 0, 14);
  });
});
