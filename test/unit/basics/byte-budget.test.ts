import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createByteBudget } from '../../../shared/basics/byte-budget.ts';
import { createFakeClock } from '../../../tools/doubles/fake-clock.ts';

test('the bytes in use never exceed the limit, except for a task that never fits; all tasks run', async () => {
  const tasks = fc.array(fc.record({ bytes: fc.nat(150), ms: fc.integer({ min: 1, max: 50 }) }), {
    maxLength: 20,
  });
  await fc.assert(
    fc.asyncProperty(tasks, async (drawn) => {
      const clock = createFakeClock();
      const budget = createByteBudget(100);
      const running = new Set<number>();
      let ended = 0;
      const run = (bytes: number, ms: number, id: number) =>
        budget.spend(bytes, async () => {
          running.add(id);
          const spent = [...running].reduce((total, other) => total + (drawn[other]?.bytes ?? 0), 0);
          expect(
            spent <= 100 || [...running].filter((other) => (drawn[other]?.bytes ?? 0) > 0).length === 1,
          ).toBe(true);
          await clock.sleep(ms);
          running.delete(id);
          ended += 1;
        });
      await Promise.all(drawn.map(({ bytes, ms }, id) => run(bytes, ms, id)));
      expect(ended).toBe(drawn.length);
    }),
  );
});

test('tasks that fit together run together', async () => {
  const clock = createFakeClock();
  const startMs = clock.now();
  const budget = createByteBudget(100);
  await Promise.all([1, 2, 3, 4].map(() => budget.spend(50, () => clock.sleep(10))));
  expect(clock.now() - startMs).toBe(20);
});

test('a failed task releases its bytes, and its error is passed on', async () => {
  const budget = createByteBudget(100);
  await expect(budget.spend(100, () => Promise.reject(new Error('broke')))).rejects.toThrow('broke');
  expect(await budget.spend(100, () => Promise.resolve('next'))).toBe('next');
});

test('who stops waiting gets nothing and holds up nobody', async () => {
  const budget = createByteBudget(100);
  const release = await budget.acquire(60);
  const abort = new AbortController();
  const large = budget.acquire(60, abort.signal);
  const small = budget.acquire(40);
  abort.abort(new Error('too late'));
  await expect(large).rejects.toThrow('too late');
  await small;
  release();
  await expect(budget.acquire(60, abort.signal)).rejects.toThrow('too late');
  expect(await budget.acquire(60)).toBeTypeOf('function');
});
