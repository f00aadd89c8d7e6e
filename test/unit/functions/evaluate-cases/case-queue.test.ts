import { expect, test } from 'vitest';
import { createCaseQueue } from '../../../../functions/evaluate-cases/case-queue.ts';

test('a case is taken once it is ready, and only once', () => {
  const queue = createCaseQueue(
    new Map([
      ['late', 100],
      ['ready', 10],
    ]),
  );
  expect(queue.take(9)).toBeUndefined();
  expect(queue.take(10)).toBe('ready');
  expect(queue.take(99)).toBeUndefined();
  expect(queue.take(100)).toBe('late');
  expect(queue.take(1_000)).toBeUndefined();
});

test('the time of the next case is the earliest one; undefined for an empty queue', () => {
  const queue = createCaseQueue(
    new Map([
      ['a', 100],
      ['b', 10],
    ]),
  );
  expect(queue.next()).toBe(10);
  queue.take(10);
  expect(queue.next()).toBe(100);
  queue.take(100);
  expect(queue.next()).toBeUndefined();
});

test('a case that returns waits for its new time', () => {
  const queue = createCaseQueue();
  queue.add('a', 50);
  expect(queue.size).toBe(1);
  expect(queue.take(49)).toBeUndefined();
  expect(queue.take(50)).toBe('a');
  expect(queue.size).toBe(0);
});

test('of several ready cases the one longest in the queue goes first', () => {
  const queue = createCaseQueue(
    new Map([
      ['first', 0],
      ['second', 0],
    ]),
  );
  queue.take(0);
  queue.add('first', 0);
  expect(queue.take(0)).toBe('second');
  expect(queue.take(0)).toBe('first');
});

test('of the ready cases the longest is taken first, equals in their order', () => {
  const lengths: Record<string, number> = { a: 3, b: 6, c: 6, late: 9 };
  const queue = createCaseQueue(new Map(Object.keys(lengths).map((key) => [key, key === 'late' ? 100 : 0])));
  const takeAt = (nowMs: number) => queue.take(nowMs, (caseKey) => lengths[caseKey] ?? 0);
  expect([takeAt(0), takeAt(0), takeAt(100), takeAt(100), takeAt(100)]).toEqual([
    'b',
    'c',
    'late',
    'a',
    undefined,
  ]);
});
