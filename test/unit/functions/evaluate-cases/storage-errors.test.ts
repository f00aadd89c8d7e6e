import { describe, expect, test } from 'vitest';
import { calmResults, createEvaluation } from '../../../support/runs/evaluation.ts';

describe('storage that fails once', () => {
  test.each([
    ['objects.get', 'fail before'],
    ['objects.put', 'fail before'],
    ['objects.put', 'fail after'],
    ['ledger.claimCase', 'fail after'],
    ['ledger.saveProgress', 'fail before'],
    ['ledger.saveProgress', 'fail after'],
    ['ledger.finishCase', 'fail before'],
    ['ledger.finishCase', 'fail after'],
  ] as const)(
    '%s (%s): the results are the calm ones, with one repeated request at most',
    async (step, fate) => {
      const evaluation = await createEvaluation({ questions: [3, 2] });
      let isUsedUp = false;
      const output = await evaluation.child({
        fateOf: ({ name, time }) => {
          // The first two gets are the seat's and the manifest's, which no case can do without.
          if (name !== step || isUsedUp || time < (name === 'objects.get' ? 3 : 2)) return undefined;
          isUsedUp = true;
          return fate;
        },
      });
      expect(isUsedUp).toBe(true);
      expect(output).toMatchObject({ status: 'DONE', done: 2, pending: 0 });
      expect(await evaluation.results()).toEqual(await calmResults({ questions: [3, 2] }));
      expect(evaluation.model.calls.length).toBeLessThanOrEqual(6);
    },
  );

  test('and stays down ends the invocation after the other conversations have ended', async () => {
    const evaluation = await createEvaluation({ questions: [3, 3] });
    const output = evaluation.invoke({
      fateOf: ({ name, args }) =>
        name === 'objects.put' && String(args[0]).includes('90000001') ? 'fail before' : undefined,
    });
    await expect(output).rejects.toThrow('objects.put failed');
    const results = await evaluation.results();
    expect(results.map(({ status }) => status)).toEqual(['running', 'done']);
    expect(evaluation.model.calls.filter(({ caseKey }) => caseKey === '90000001').length).toBeLessThanOrEqual(
      5,
    );
  });
});
