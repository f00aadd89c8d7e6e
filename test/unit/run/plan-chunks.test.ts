import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planFanOut, splitIntoChunks } from '../../../shared/run/plan-chunks.ts';

const cases = fc.integer({ min: 1, max: 100_000 });
const concurrency = fc.integer({ min: 1, max: 10_000 });

test('parallel conversations never exceed the concurrency, and use more than half of it', () => {
  fc.assert(
    fc.property(cases, concurrency, (caseCount, wanted) => {
      const { perWorker, workers } = planFanOut(caseCount, wanted);
      expect(perWorker * workers).toBeLessThanOrEqual(wanted);
      expect(perWorker * workers * 2).toBeGreaterThan(wanted);
      expect(perWorker).toBeLessThanOrEqual(25);
    }),
  );
});

test('chunks have between one and four times as many cases as one worker holds at once', () => {
  fc.assert(
    fc.property(cases, concurrency, (caseCount, wanted) => {
      const { perWorker, chunkSize } = planFanOut(caseCount, wanted);
      expect(chunkSize).toBeGreaterThanOrEqual(perWorker);
      expect(chunkSize).toBeLessThanOrEqual(4 * perWorker);
    }),
  );
});

test('with enough cases, a chunk has more of them than its worker holds at once', () => {
  expect(planFanOut(1_407, 100)).toEqual({ perWorker: 25, workers: 4, chunkSize: 100 });
  expect(planFanOut(150, 100)).toMatchObject({ chunkSize: 38 });
});

test('few cases are spread over no more workers than it takes to hold them', () => {
  expect(planFanOut(14, 100)).toMatchObject({ chunkSize: 25 });
  expect(planFanOut(1, 1)).toEqual({ perWorker: 1, workers: 1, chunkSize: 1 });
});

test('chunks contain every case once, in order, are numbered from 1 and never empty', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.string(), { maxLength: 200 }),
      fc.integer({ min: 1, max: 50 }),
      (keys, size) => {
        const chunks = splitIntoChunks(keys, size);
        expect(chunks.flatMap(({ caseKeys }) => caseKeys)).toEqual(keys);
        expect(chunks.map(({ number }) => number)).toEqual(chunks.map((_, index) => index + 1));
        for (const { caseKeys } of chunks) {
          expect(caseKeys.length).toBeGreaterThan(0);
          expect(caseKeys.length).toBeLessThanOrEqual(size);
        }
      },
    ),
  );
});
