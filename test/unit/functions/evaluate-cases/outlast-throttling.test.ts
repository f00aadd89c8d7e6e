import { expect, test } from 'vitest';
import { outlastThrottling } from '../../../../functions/evaluate-cases/outlast-throttling.ts';
import { createFakeClock } from '../../../../tools/doubles/fake-clock.ts';
import { calmResults, createEvaluation } from '../../../support/runs/evaluation.ts';

const named = (name: string) => Object.assign(new Error('Rate exceeded'), { name });

/** A table that answers after so many refusals. */
const createTable = (refusals: number, error: Error) => {
  let calls = 0;
  return {
    read: async (key: string) => {
      calls += 1;
      if (calls <= refusals) throw error;
      return `row ${key}`;
    },
    calls: () => calls,
  };
};

const patient = <Target extends object>(target: Target, remainingMs = () => 900_000) => {
  const clock = createFakeClock();
  return { clock, target: outlastThrottling(target, { ...clock, random: () => 0.5, remainingMs }) };
};

test.each(['ThrottlingException', 'ProvisionedThroughputExceededException', 'SlowDown'])(
  'a call that is throttled (%s) is made again until it gets through, with longer and longer waits',
  async (name) => {
    const { clock, target } = patient(createTable(8, named(name)));
    const startedAt = clock.now();
    expect(await target.read('a')).toBe('row a');
    expect(target.calls()).toBe(9);
    // 0.5 + 1 + 2 + 4 + 8 + 16 seconds, then 20 each.
    expect(clock.now() - startedAt).toBe(31_500 + 2 * 20_000);
  },
);

test('any other error is passed on at once', async () => {
  const { target } = patient(createTable(1, named('AccessDeniedException')));
  await expect(target.read('a')).rejects.toThrow('Rate exceeded');
  expect(target.calls()).toBe(1);
});

test('near the end of the invocation the error is passed on: the lane comes back for the case', async () => {
  const { target } = patient(createTable(1, named('SlowDown')), () => 30_000);
  await expect(target.read('a')).rejects.toThrow('Rate exceeded');
});

test('a worker whose every second call is throttled for a minute loses and repeats nothing', async () => {
  const questions = [3, 4, 2, 5];
  const evaluation = await createEvaluation({ questions });
  const until = evaluation.clock.now() + 60_000;
  let calls = 0;
  const throttled = <Target extends object>(target: Target): Target =>
    new Proxy(target, {
      get: (object, name) => {
        const method: unknown = Reflect.get(object, name);
        if (typeof method !== 'function') return method;
        return (...args: unknown[]) => {
          calls += 1;
          const isRefused = calls % 2 === 0 && evaluation.clock.now() < until;
          return isRefused ? Promise.reject(named('ThrottlingException')) : method.apply(object, args);
        };
      },
    });
  const { ledger, objects } = evaluation;
  const output = await evaluation.child({
    dependencies: { ledger: throttled(ledger), objects: throttled(objects) },
  });
  expect(output).toMatchObject({ status: 'DONE', done: 4 });
  expect(evaluation.model.calls).toHaveLength(14);
  expect(await evaluation.results()).toEqual(await calmResults({ questions }));
});
