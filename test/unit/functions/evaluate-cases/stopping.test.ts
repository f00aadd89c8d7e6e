import { describe, expect, test } from 'vitest';
import { calmResults, createEvaluation, type Evaluation } from '../../../support/runs/evaluation.ts';

const questions = Array.from({ length: 40 }, () => 3);
const latencyMs = () => 10_000;
const settings = { concurrency: 10 };

/** A run of 12 steps of 10 s each, ten conversations at once. */
const running = async () => {
  const evaluation = await createEvaluation({ questions, settings, latencyMs });
  return { evaluation, ended: evaluation.child() };
};

/** Continues a stopped run: its results are a calm run's, and no question is asked twice. */
const expectNothingLost = async (evaluation: Evaluation) => {
  const input = await evaluation.takeOver('second');
  expect(await evaluation.child({ input })).toMatchObject({ status: 'DONE', done: 40, pending: 0 });
  expect(await evaluation.results()).toEqual(await calmResults({ questions }));
  expect(evaluation.model.calls).toHaveLength(120);
};

describe('a run that is stopped', () => {
  test('finishes the calls in flight, starts no other and loses nothing', async () => {
    const { evaluation, ended } = await running();
    await evaluation.clock.sleep(34_000);
    await evaluation.ledger.updateRun('run-1', { stopping: true });
    expect(await ended).toMatchObject({ status: 'DONE' });
    // Four steps had begun; the stop is seen before the fifth.
    expect(evaluation.model.calls).toHaveLength(40);
    expect(evaluation.clock.now()).toBeLessThan(Date.UTC(2026, 0, 1) + 45_000);
    await expectNothingLost(evaluation);
  });

  test('by ending its execution continues for twenty seconds at most', async () => {
    const { evaluation, ended } = await running();
    await evaluation.clock.sleep(5_000);
    evaluation.setExecution('run-1', { status: 'ABORTED' });
    await ended;
    expect(evaluation.model.calls.length).toBeGreaterThan(10);
    expect(evaluation.model.calls.length).toBeLessThanOrEqual(35);
    await expectNothingLost(evaluation);
  });
});
