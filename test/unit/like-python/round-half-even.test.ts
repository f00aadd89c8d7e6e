import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPercent } from '../../../shared/like-python/format-percent.ts';
import { roundHalfEven, toFixedHalfEven } from '../../../shared/like-python/round-half-even.ts';
import { accuracyOf } from '../../../shared/statistics/accuracy.ts';
import pythonVectors from '../../fixtures/rounding-python.json' with { type: 'json' };
import { hasGolden, needsGolden, readGolden } from '../../support/data/golden.ts';

describe('accuracyOf and formatPercent', () => {
  it('round and print as Python does, for ties and other values', () => {
    expect(
      pythonVectors.map(([correct, total]) => {
        const accuracy = accuracyOf(Number(correct), Number(total));
        return [correct, total, accuracy, formatPercent(accuracy)];
      }),
    ).toEqual(pythonVectors);
  });

  it('give an accuracy of 0 for no questions', () => {
    expect(accuracyOf(0, 0)).toBe(0);
    expect(formatPercent(0)).toBe('0.0%');
  });

  it('print the rounded value, not the quotient', () => {
    expect(formatPercent(accuracyOf(1, 160))).toBe('0.6%');
    expect(formatPercent(accuracyOf(5, 16))).toBe('31.2%');
  });
});

describe('roundHalfEven', () => {
  it('takes the even neighbour of a tie', () => {
    expect([0.25, 0.75, 1.25, 62.75].map((tie) => toFixedHalfEven(tie, 1))).toEqual([
      '0.2',
      '0.8',
      '1.2',
      '62.8',
    ]);
    expect(roundHalfEven(1 / 32, 4)).toBe(0.0312);
    expect(roundHalfEven(3 / 32, 4)).toBe(0.0938);
  });

  it('takes the nearer neighbour of a double that only looks like a tie', () => {
    expect(toFixedHalfEven(0.15, 1)).toBe('0.1');
    expect(toFixedHalfEven(0.35, 1)).toBe('0.3');
    expect(toFixedHalfEven(0.45, 1)).toBe('0.5');
    expect(roundHalfEven(0.00015, 4)).toBe(0.0001);
  });

  it('is never more than half a unit from the value, and keeps rounded values', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (value) => {
        const rounded = roundHalfEven(value, 4);
        expect(Math.abs(rounded - value)).toBeLessThanOrEqual(0.00005 + Number.EPSILON);
        expect(roundHalfEven(rounded, 4)).toBe(rounded);
      }),
    );
  });
});

describe.skipIf(!hasGolden)(`rounding against the reference${needsGolden}`, () => {
  it('gives every golden value and percentage', () => {
    const vectors = JSON.parse(readGolden('rounding.json')) as {
      correct: number;
      total: number;
      rounded: number;
      percent: string;
    }[];
    expect(
      vectors.map(({ correct, total }) => {
        const rounded = accuracyOf(correct, total);
        return { correct, total, rounded, percent: formatPercent(rounded) };
      }),
    ).toEqual(vectors);
  });
});
