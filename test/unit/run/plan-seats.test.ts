import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planSeats, type SeatCase } from '../../../shared/run/plan-seats.ts';
import { lanesOf } from '../../../shared/run/worker-limits.ts';

const someCases: fc.Arbitrary<SeatCase[]> = fc
  .array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 2_000 })
  .map((lengths) =>
    lengths.map((questions, index) => ({ caseKey: `case-${index}`, questions, imageBytes: 0 })),
  );
const limits = fc.record({
  concurrency: fc.integer({ min: 1, max: 3_000 }),
  perWorker: fc.integer({ min: 1, max: 100 }),
  workers: fc.integer({ min: 1, max: 50 }),
});
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const workOf = (cases: readonly SeatCase[]) => sum(cases.map(({ questions }) => questions));

describe('seats', () => {
  test('have slots that add up to the concurrency, within what workers and cases allow', () => {
    fc.assert(
      fc.property(someCases, limits, (cases, given) => {
        const seats = planSeats(cases, given);
        const { concurrency, perWorker, workers } = given;
        expect(sum(seats.map(({ slots }) => slots))).toBe(
          Math.min(concurrency, cases.length, perWorker * workers),
        );
        expect(seats.length).toBeLessThanOrEqual(workers);
        const slots = seats.map((seat) => seat.slots);
        expect(Math.max(...slots)).toBeLessThanOrEqual(perWorker);
        expect(Math.max(...slots) - Math.min(...slots)).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('have every case once, longest first, and the same work per slot to within one case', () => {
    fc.assert(
      fc.property(someCases, limits, (cases, given) => {
        const seats = planSeats(cases, given);
        expect(seats.flatMap((seat) => seat.cases.map(({ caseKey }) => caseKey)).sort()).toEqual(
          cases.map(({ caseKey }) => caseKey).sort(),
        );
        for (const seat of seats) {
          const lengths = seat.cases.map(({ questions }) => questions);
          expect(lengths).toEqual(lengths.toSorted((a, b) => b - a));
        }
        const loads = seats.map((seat) => workOf(seat.cases) / seat.slots);
        const longest = Math.max(...cases.map(({ questions }) => questions));
        const fewestSlots = Math.min(...seats.map(({ slots }) => slots));
        expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(longest / fewestSlots);
      }),
    );
  });

  test('of a concurrency that is no multiple of a worker hold all of it', () => {
    const cases = Array.from({ length: 60 }, (_, index) => ({
      caseKey: `case-${index}`,
      questions: 3,
      imageBytes: 0,
    }));
    const seats = planSeats(cases, { concurrency: 30, perWorker: 25, workers: 10 });
    expect(seats.map(({ seat, slots }) => [seat, slots])).toEqual([
      [1, 15],
      [2, 15],
    ]);
  });
});

test('a seat has as many lanes as it takes to start turns while earlier calls are on their way, at most eight', () => {
  expect([1, 120, 440, 600, 840].map(lanesOf)).toEqual([2, 2, 3, 4, 8]);
});
