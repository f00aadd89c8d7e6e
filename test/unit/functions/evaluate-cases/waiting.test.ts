import { describe, expect, test } from 'vitest';
import { ModelCallError } from '../../../../shared/model/model-call-error.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';

describe('waiting', () => {
  const once = (details: { retryAfterMs: number }) => (call: { question: number; time: number }) =>
    call.question === 1 && call.time === 1
      ? new ModelCallError('rate limit', 'slow down', details)
      : undefined;

  test('under a minute happens inside the invocation', async () => {
    const evaluation = await createEvaluation({ script: once({ retryAfterMs: 30_000 }) });
    expect(await evaluation.invoke()).toMatchObject({ status: 'DONE', done: 1 });
    const [, refused, again] = evaluation.model.calls;
    const waitedMs = (again?.atMs ?? 0) - (refused?.atMs ?? 0);
    expect(waitedMs).toBeGreaterThanOrEqual(30_000);
    expect(waitedMs).toBeLessThan(60_000);
  });

  test('longer is left to the state machine, with the seconds that remain', async () => {
    const evaluation = await createEvaluation({ script: once({ retryAfterMs: 300_000 }) });
    const output = await evaluation.invoke();
    // Retry-After, half of the 5 s jitter on top.
    expect(output).toMatchObject({ status: 'PAUSE', waitSeconds: 303 });
    await evaluation.clock.sleep(303_000);
    expect(await evaluation.invoke({ input: evaluation.input })).toMatchObject({ done: 1 });
    expect(evaluation.model.calls.map(({ question }) => question)).toEqual([0, 1, 1, 2]);
  });

  test('an invocation that starts too early leaves a waiting case alone', async () => {
    const evaluation = await createEvaluation({ script: once({ retryAfterMs: 300_000 }) });
    await evaluation.invoke();
    await evaluation.clock.sleep(100_000);
    expect(await evaluation.invoke()).toMatchObject({ status: 'PAUSE', waitSeconds: 203 });
    expect(evaluation.model.calls).toHaveLength(2);
  });

  test('a waiting case does not hold up the others', async () => {
    const evaluation = await createEvaluation({
      questions: [3, 3, 3],
      settings: { concurrency: 1 },
      script: ({ caseKey, time }) =>
        caseKey === '90000001' && time === 1
          ? new ModelCallError('rate limit', 'slow down', { retryAfterMs: 600_000 })
          : undefined,
    });
    expect(await evaluation.invoke()).toMatchObject({ status: 'PAUSE' });
    expect((await evaluation.results()).map(({ status }) => status)).toEqual(['paused', 'done', 'done']);
  });

  test('tries are counted across invocations, from the start in each round', async () => {
    const evaluation = await createEvaluation({
      settings: { maxRetries: 3, rounds: 2 },
      script: () => new ModelCallError('rate limit', 'slow down', { retryAfterMs: 120_000 }),
    });
    await expect(evaluation.child()).rejects.toMatchObject({ name: 'CasesFailed' });
    expect(evaluation.model.calls).toHaveLength(6);
  });

  test('between two rounds of a question its case waits roundWaitSeconds', async () => {
    const evaluation = await createEvaluation({
      settings: { maxRetries: 1, rounds: 2, roundWaitSeconds: 500 },
      script: ({ question, time }) =>
        question === 0 && time === 1 ? new ModelCallError('server error', 'down') : undefined,
    });
    expect(await evaluation.invoke()).toMatchObject({ status: 'PAUSE', waitSeconds: 500 });
    await evaluation.child();
    const [first, second] = evaluation.model.calls;
    expect((second?.atMs ?? 0) - (first?.atMs ?? 0)).toBeGreaterThanOrEqual(500_000);
  });
});
