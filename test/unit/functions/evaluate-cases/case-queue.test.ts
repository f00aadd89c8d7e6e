import { expect, test } from 'vitest';
import { createCaseQueue } from '../../../../functions/evaluate-cases/case-queue.ts';

const waiting = (times: Readonly<Record<string, number>>) =>
  createCaseQueue([], new Map(Object.entries(times)));

test('a case is taken once it is ready, and only once', () => {
  const queue = waiting({ late: 100, ready: 10 });
  expect(queue.take(9)).toBeUndefined();
  expect(queue.take(10)).toBe('ready');
  expect(queue.take(99)).toBeUndefined();
  expect(queue.take(100)).toBe('late');
  expect(queue.take(1_000)).toBeUndefined();
});

test('the time of the next case is the earliest one; undefined for an empty queue', () => {
  const queue = waiting({ a: 100, b: 10 });
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
  const queue = waiting({ first: 0, second: 0 });
  queue.take(0);
  queue.add('first', 0);
  expect(queue.take(0)).toBe('second');
  expect(queue.take(0)).toBe('first');
});

test('untouched cases keep their order, behind conversations that have begun; taken ones come last', () => {
  const queue = createCaseQueue(['a', 'b'], new Map([['begun', 100]]));
  queue.append(['taken']);
  expect([queue.next(), queue.untouched, queue.size]).toEqual([0, 3, 4]);
  expect([queue.take(0), queue.take(100), queue.take(100), queue.take(100), queue.take(100)]).toEqual([
    'a',
    'begun',
    'b',
    'taken',
    undefined,
  ]);
  expect([queue.next(), queue.untouched, queue.size]).toEqual([undefined, 0, 0]);
});
