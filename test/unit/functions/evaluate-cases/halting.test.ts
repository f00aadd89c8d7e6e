import { describe, expect, test } from 'vitest';
import { ModelCallError } from '../../../../shared/model/model-call-error.ts';
import { calmResults, createEvaluation } from '../../../support/runs/evaluation.ts';

const questions = Array.from({ length: 40 }, () => 3);

describe('a run that halts', () => {
  const revoked = new ModelCallError('access denied', 'Incorrect API key provided.', { status: 401 });

  test('because its key was revoked loses at most the calls in flight, and counts nothing as wrong', async () => {
    let isRevoked = false;
    let latency = 500;
    const evaluation = await createEvaluation({
      questions,
      settings: { concurrency: 10 },
      latencyMs: () => {
        latency = (latency * 7 + 113) % 2_000;
        return latency + 1;
      },
      script: () => (isRevoked ? revoked : undefined),
    });
    const output = evaluation.child();
    await evaluation.clock.sleep(5_000);
    isRevoked = true;
    const before = evaluation.model.calls.length;
    expect(await output).toMatchObject({ status: 'DONE' });
    // Ten calls may have been in flight, and one may have started while the first refusal was being saved.
    expect(evaluation.model.calls.length - before).toBeLessThanOrEqual(1);
    const run = await evaluation.ledger.getRun('run-1');
    expect(run?.halted).toMatchObject({ failure: 'access denied', message: 'Incorrect API key provided.' });
    const results = await evaluation.results();
    expect(results.map(({ status }) => status)).not.toContain('failed');
    expect(results.map(({ status }) => status)).toContain('paused');

    isRevoked = false;
    const input = await evaluation.takeOver('second');
    expect(await evaluation.child({ input })).toMatchObject({ status: 'DONE', done: 40, pending: 0 });
    expect(await evaluation.results()).toEqual(await calmResults({ questions }));
    const answered = evaluation.model.calls.length - 120;
    expect(answered).toBeLessThanOrEqual(11);
  });

  test('starts no turn in a worker that begins after the halt', async () => {
    const evaluation = await createEvaluation();
    await evaluation.ledger.updateRun('run-1', { halted: { failure: 'x', message: 'y', at: 'now' } });
    expect(await evaluation.invoke()).toMatchObject({ status: 'DONE', done: 0, pending: 1 });
    expect(evaluation.model.calls).toEqual([]);
  });

  test('when too many cases fail in a row: the breaker trips at haltAfter and the rest stays pending', async () => {
    const evaluation = await createEvaluation({
      questions,
      settings: { concurrency: 1, haltAfter: 5 },
      script: () => new ModelCallError('bad request', 'no'),
    });
    await expect(evaluation.child()).rejects.toMatchObject({ name: 'CasesFailed' });
    expect(evaluation.model.calls).toHaveLength(5);
    const run = await evaluation.ledger.getRun('run-1');
    expect(run?.halted).toMatchObject({ failure: 'too many failures', message: '5 cases failed in a row.' });
  });

  test('had failures in a row: a success in between prevents it', async () => {
    const evaluation = await createEvaluation({
      questions,
      settings: { concurrency: 1, haltAfter: 5 },
      script: ({ caseKey }) =>
        Number(caseKey) % 5 === 0 ? undefined : new ModelCallError('bad request', 'no'),
    });
    await expect(evaluation.child()).rejects.toMatchObject({ name: 'CasesFailed' });
    expect(await evaluation.results()).toHaveLength(40);
    expect(await evaluation.ledger.getRun('run-1')).not.toHaveProperty('halted');
  });
});

describe('a run that is stopped', () => {
  test('lets calls in flight end, keeps their replies and starts no other', async () => {
    const evaluation = await createEvaluation({
      questions,
      settings: { concurrency: 10 },
      latencyMs: () => 10_000,
    });
    const output = evaluation.child();
    await evaluation.clock.sleep(12_000);
    await evaluation.ledger.updateRun('run-1', { stopping: true });
    expect(await output).toMatchObject({ status: 'DONE', done: 0, pending: 40 });
    expect(evaluation.model.calls).toHaveLength(20);

    const input = await evaluation.takeOver('second');
    expect(await evaluation.child({ input })).toMatchObject({ done: 40 });
    expect(evaluation.model.calls).toHaveLength(120);
    expect(await evaluation.results()).toEqual(await calmResults({ questions }));
  });
});
