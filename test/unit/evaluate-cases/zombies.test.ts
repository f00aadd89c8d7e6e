import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEvaluation, type EvaluationOptions } from '../../support/evaluation.ts';

const calmResults = async (options: EvaluationOptions) => {
  const calm = await createEvaluation(options);
  await calm.child();
  return calm.results();
};

describe('two workers on one chunk at once', () => {
  test('started together: results as ever, every conversation repeats one request at most', async () => {
    const questions = [3, 3, 2, 1];
    const evaluation = await createEvaluation({ questions });
    await Promise.all([evaluation.invoke(), evaluation.invoke()]);
    expect(await evaluation.results()).toEqual(await calmResults({ questions }));
    for (const [index, caseKey] of evaluation.caseKeys.entries()) {
      const sent = evaluation.model.calls.filter((call) => call.caseKey === caseKey).length;
      expect(sent).toBeLessThanOrEqual((questions[index] ?? 0) + 1);
    }
  });

  test("a checkpoint that an old worker puts late is saved over by the new one's, and the case goes on", async () => {
    const evaluation = await createEvaluation({ questions: [3] });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    let arrived = () => {};
    const isHeld = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const old = evaluation.invoke({
      fateOf: ({ name }) => {
        if (name !== 'objects.put') return undefined;
        arrived();
        return held;
      },
    });
    await isHeld;
    const latest = evaluation.invoke({
      // The old worker's put arrives while the new one's request is on its way.
      fateOf: ({ name, time }) => {
        if (name === 'model.askModel' && time === 1) release();
        return undefined;
      },
    });
    await Promise.all([old, latest]);
    expect(await evaluation.results()).toEqual(await calmResults({ questions: [3] }));
    expect(evaluation.model.calls.map(({ question }) => question)).toEqual([0, 0, 1, 2]);
  });

  test('of different speed, however their steps fall: the run ends with the calm results', async () => {
    const questions = [3, 2, 2];
    const calm = await calmResults({ questions });
    await fc.assert(
      fc.asyncProperty(
        fc.infiniteStream(fc.integer({ min: 1, max: 3_000 })),
        fc.infiniteStream(fc.integer({ min: 0, max: 2_500 })),
        async (latencies, pauses) => {
          const next = (stream: Iterator<number>): number => stream.next().value ?? 0;
          const evaluation = await createEvaluation({ questions, latencyMs: () => next(latencies) });
          const slow = () => evaluation.clock.sleep(next(pauses));
          await Promise.all([
            evaluation.invoke(),
            evaluation.invoke({ fateOf: ({ name }) => (name.startsWith('clock') ? undefined : slow()) }),
          ]);
          expect(await evaluation.results()).toEqual(calm);
          for (const [index, caseKey] of evaluation.caseKeys.entries()) {
            const sent = evaluation.model.calls.filter((call) => call.caseKey === caseKey).length;
            expect(sent).toBeLessThanOrEqual((questions[index] ?? 0) + 1);
          }
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('a run that another execution takes over', () => {
  test('the old worker stops, the new one finishes, and each conversation repeats one request at most', async () => {
    const questions = [3, 3, 3];
    const evaluation = await createEvaluation({ questions, latencyMs: () => 2_000 });
    const old = evaluation.invoke().catch((error: Error) => error);
    await evaluation.clock.sleep(3_000);
    const input = await evaluation.takeOver('second');
    expect(await evaluation.child({ input })).toMatchObject({ done: 3 });
    expect(await old).toMatchObject({ name: 'RunTakenOver' });
    expect(await evaluation.results()).toEqual(await calmResults({ questions }));
    for (const caseKey of evaluation.caseKeys) {
      const sent = evaluation.model.calls.filter((call) => call.caseKey === caseKey).length;
      expect(sent).toBeLessThanOrEqual(4);
    }
  });

  test('a worker that starts late touches nothing', async () => {
    const evaluation = await createEvaluation();
    await evaluation.takeOver('second');
    await expect(evaluation.invoke()).rejects.toMatchObject({ name: 'RunTakenOver' });
    expect(evaluation.model.calls).toEqual([]);
    expect(await evaluation.results()).toEqual([]);
  });

  test('an old worker whose key is refused does not halt the new execution', async () => {
    const { createRunWatch } = await import('../../../functions/evaluate-cases/run-watch.ts');
    const evaluation = await createEvaluation();
    const run = await evaluation.ledger.getRun('run-1');
    if (!run) throw new Error('no run');
    const watch = createRunWatch(run, evaluation.input, { ...evaluation, now: evaluation.clock.now });
    await evaluation.takeOver('second');
    const { ModelCallError } = await import('../../../shared/model/model-call-error.ts');
    await watch.halt(new ModelCallError('access denied', 'revoked'));
    expect(watch.ending).toBe('taken over');
    expect(await evaluation.ledger.getRun('run-1')).not.toHaveProperty('halted');
  });
});
