import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ModelCallError } from '../../../../shared/model/model-call-error.ts';
import { calmResults, createEvaluation, type Evaluation } from '../../../support/runs/evaluation.ts';

/** Requests of each conversation. */
const requests = ({ model, caseKeys }: Evaluation): number[] =>
  caseKeys.map((caseKey) => model.calls.filter((call) => call.caseKey === caseKey).length);

const expectOneRepeatAtMost = (evaluation: Evaluation, questions: readonly number[]): void => {
  for (const [index, sent] of requests(evaluation).entries()) {
    expect(sent).toBeLessThanOrEqual((questions[index] ?? 0) + 1);
  }
};

/** Two invocations of the lane, of which one waits before every step. */
const bothAtOnce = (evaluation: Evaluation, wait: () => Promise<void>) =>
  Promise.all([
    evaluation.invoke(),
    evaluation.invoke({ fateOf: ({ name }) => (name.startsWith('clock') ? undefined : wait()) }),
  ]);

describe('two workers at one seat at once', () => {
  test('started together: calm results, every conversation repeats one request at most', async () => {
    const questions = [3, 3, 2, 1];
    const evaluation = await createEvaluation({ questions });
    await Promise.all([evaluation.invoke(), evaluation.invoke()]);
    expect(await evaluation.results()).toEqual(await calmResults({ questions }));
    expectOneRepeatAtMost(evaluation, questions);
  });

  test('neither ends before the cases that the other has taken over are settled', async () => {
    const evaluation = await createEvaluation({ questions: [3, 3, 2, 1], latencyMs: () => 4_000 });
    const old = evaluation.invoke();
    await evaluation.clock.sleep(1_000);
    const outputs = await Promise.all([old, evaluation.invoke()]);
    expect(outputs).toMatchObject(Array(2).fill({ status: 'DONE', done: 4, pending: 0 }));
    expectOneRepeatAtMost(evaluation, [3, 3, 2, 1]);
  });

  test('a case whose new worker died too is taken back when its lease has run out', async () => {
    const evaluation = await createEvaluation({ questions: [3], latencyMs: () => 4_000 });
    const old = evaluation.invoke();
    await evaluation.clock.sleep(1_000);
    await evaluation.killed(({ name, time }) =>
      name === 'model.askModel' && time === 2 ? 'die before' : undefined,
    );
    expect(await old).toMatchObject({ status: 'DONE', done: 1, pending: 0 });
    expect(await evaluation.results()).toEqual(await calmResults({ questions: [3] }));
  });

  test("a late checkpoint of an old worker is overwritten by the new one's, and the case continues", async () => {
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
      // The old worker's put arrives while the new one's request is in flight.
      fateOf: ({ name, time }) => {
        if (name === 'model.askModel' && time === 1) release();
        return undefined;
      },
    });
    await Promise.all([old, latest]);
    expect(await evaluation.results()).toEqual(await calmResults({ questions: [3] }));
    expect(evaluation.model.calls.map(({ question }) => question)).toEqual([0, 0, 1, 2]);
  });

  const paces = {
    latencies: fc.infiniteStream(fc.integer({ min: 1, max: 3_000 })),
    pauses: fc.infiniteStream(fc.integer({ min: 0, max: 2_500 })),
    dice: fc.infiniteStream(fc.integer({ min: 1, max: 4 })),
  };
  const next = (stream: Iterator<number>): number => stream.next().value ?? 0;

  test('of different speed, in any order of steps: calm results, one repeated request at most', async () => {
    const questions = [3, 2, 2];
    const calm = await calmResults({ questions });
    await fc.assert(
      fc.asyncProperty(fc.record(paces), async ({ latencies, pauses }) => {
        const evaluation = await createEvaluation({ questions, latencyMs: () => next(latencies) });
        await bothAtOnce(evaluation, () => evaluation.clock.sleep(next(pauses)));
        expect(await evaluation.results()).toEqual(calm);
        expectOneRepeatAtMost(evaluation, questions);
      }),
      { numRuns: 100 },
    );
  });

  test('and a model that fails now and then: calm results, and every request is on record', async () => {
    const questions = [3, 2, 2];
    const calm = await calmResults({ questions });
    const failure = new ModelCallError('server error', 'down', { retryAfterMs: 3_000 });
    await fc.assert(
      fc.asyncProperty(fc.record(paces), async ({ latencies, pauses, dice }) => {
        const evaluation = await createEvaluation({
          questions,
          settings: { maxRetries: 2, rounds: 10, roundWaitSeconds: 5 },
          latencyMs: () => next(latencies),
          script: ({ time }) => (time < 4 && next(dice) === 1 ? failure : undefined),
        });
        await bothAtOnce(evaluation, () => evaluation.clock.sleep(next(pauses)));
        expect(await evaluation.results()).toEqual(calm);
        const rows = await evaluation.ledger.getCases('run-1', evaluation.caseKeys);
        expect(rows.map(({ calls }) => calls.sent)).toEqual(requests(evaluation));
      }),
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
    expectOneRepeatAtMost(evaluation, questions);
  });

  test('a worker that starts late touches nothing', async () => {
    const evaluation = await createEvaluation();
    await evaluation.takeOver('second');
    await expect(evaluation.invoke()).rejects.toMatchObject({ name: 'RunTakenOver' });
    expect(evaluation.model.calls).toEqual([]);
    expect(await evaluation.results()).toEqual([]);
  });
});
