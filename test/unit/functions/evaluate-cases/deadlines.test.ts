import { describe, expect, test } from 'vitest';
import { maxLoops } from '../../../../functions/evaluate-cases/evaluate-seat.ts';
import { calmResults, createEvaluation } from '../../../support/runs/evaluation.ts';

describe('the deadline of an invocation', () => {
  test('no turn starts that could not end in time, and the next invocation continues at that turn', async () => {
    const evaluation = await createEvaluation({
      questions: [5],
      settings: { timeout: 120 },
      latencyMs: () => 100_000,
    });
    const startMs = evaluation.clock.now();
    const limitMs = 400_000;
    const output = await evaluation.invoke({ limitMs });
    // 400 s are left, then 300, then 200: a fourth turn could take 120 s of the last 100.
    expect(output).toEqual({ ...evaluation.input, loops: 1, status: 'PAUSE', waitSeconds: 1 });
    expect(evaluation.model.calls.map(({ atMs }) => atMs - startMs)).toEqual([0, 100_000, 200_000]);
    await evaluation.child({ limitMs });
    expect(evaluation.model.calls.map(({ question }) => question)).toEqual([0, 1, 2, 3, 4]);
    expect(await evaluation.results()).toEqual(await calmResults({ questions: [5] }));
  });

  test('an invocation too short for any turn asks nothing and returns', async () => {
    const evaluation = await createEvaluation({ settings: { timeout: 120 } });
    expect(await evaluation.invoke({ limitMs: 130_000 })).toMatchObject({
      status: 'PAUSE',
      waitSeconds: 1,
    });
    expect(evaluation.model.calls).toEqual([]);
    expect(await evaluation.results()).toEqual([]);
  });

  test('a seat far longer than one invocation gives the calm results and asks nothing twice', async () => {
    const questions = [4, 3, 5, 2, 4, 4];
    const evaluation = await createEvaluation({
      questions,
      settings: { timeout: 200, concurrency: 2 },
      latencyMs: () => 190_000,
    });
    const startMs = evaluation.clock.now();
    expect(await evaluation.child()).toMatchObject({ status: 'DONE', done: 6 });
    expect(evaluation.clock.now() - startMs).toBeGreaterThan(2 * 900_000);
    expect(evaluation.model.calls).toHaveLength(22);
    expect(await evaluation.results()).toEqual(await calmResults({ questions }));
  });
});

describe('a seat', () => {
  test('never has more conversations at once than the run allows a worker, and refills', async () => {
    const evaluation = await createEvaluation({
      questions: Array.from({ length: 30 }, (_, index) => 1 + (index % 4)),
      settings: { concurrency: 4 },
    });
    await evaluation.child();
    expect(evaluation.model.maxAtOnce).toBe(4);
  });

  test('that is invoked too often gives up, and its cases stay pending', async () => {
    const evaluation = await createEvaluation();
    const input = { ...evaluation.input, loops: maxLoops };
    await expect(evaluation.invoke({ input })).rejects.toMatchObject({ name: 'TooManyLoops' });
    expect(evaluation.model.calls).toEqual([]);
  });

  test('writes its progress while it works and at the end', async () => {
    const evaluation = await createEvaluation({
      questions: [3, 3],
      settings: { concurrency: 1 },
      latencyMs: () => 4_000,
    });
    const output = evaluation.child();
    await evaluation.clock.sleep(9_500);
    const [early] = await evaluation.ledger.listSeatProgress('run-1', 1);
    expect(early).toMatchObject({ seat: 1, cases: 2, done: 0, questions: 2, calls: 3 });
    await output;
    const [last] = await evaluation.ledger.listSeatProgress('run-1', 1);
    expect(last).toMatchObject({ cases: 2, done: 2, failed: 0, questions: 6, calls: 6 });
    expect(last).toMatchObject({ inputTokens: 600, outputTokens: 60, callFailures: {} });
  });
});
