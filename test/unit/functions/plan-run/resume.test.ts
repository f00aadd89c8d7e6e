import { describe, expect, test } from 'vitest';
import { executionArn } from '../../../../shared/adapters/memory/memory-executions.ts';
import { noCases } from '../../../../shared/ledger/case-counts.ts';
import { datasetKeys } from '../../../../shared/storage/keys.ts';
import { makeManifest, makeReply } from '../../../../tools/made-up/factories.ts';
import { createPlanDesk, startInput } from '../../../support/runs/plan-desk.ts';

describe('resuming a run', () => {
  const resume = { resume: 'run-1' };

  test('plans only the cases that are not done, failed ones among them', async () => {
    const { plan, planned: casesOf, settle, set, ledger } = await createPlanDesk();
    await plan('run-1', startInput);
    await settle('90000001', 'done');
    await settle('90000003', 'done');
    await settle('90000004', 'failed');
    set('run-1', { status: 'FAILED' });
    const planned = await plan('second', resume);
    expect(planned).toMatchObject({ runId: 'run-1', plan: 2, pending: 3 });
    expect(await casesOf(planned)).toEqual(['90000002', '90000004', '90000005']);
    expect((await ledger.getRun('run-1'))?.settledBefore).toEqual({
      ...noCases,
      ...{ done: 2, correctCases: 2, questions: 2, correct: 2 },
    });
  });

  test('of a complete run plans nothing', async () => {
    const { plan, settle, set, manifest } = await createPlanDesk();
    await plan('run-1', startInput);
    for (const { caseKey } of manifest.cases) await settle(caseKey, 'done');
    set('run-1', { status: 'SUCCEEDED' });
    expect(await plan('second', resume)).toMatchObject({ pending: 0, plan: 2 });
  });

  test('that another execution is working on is refused with its ARN', async () => {
    const { plan, set, calls } = await createPlanDesk();
    await plan('run-1', startInput);
    set('run-1', { status: 'RUNNING' });
    await expect(plan('second', resume)).rejects.toMatchObject({
      name: 'RunActive',
      message: expect.stringContaining(executionArn('run-1')),
    });
    expect(calls()).toBe(1);
  });

  test.each(['FAILED', 'ABORTED', 'TIMED_OUT', 'SUCCEEDED'] as const)(
    'takes the lock of an execution that is %s',
    async (status) => {
      const { plan, set, ledger } = await createPlanDesk();
      await plan('run-1', startInput);
      set('run-1', { status });
      expect(await plan('second', resume)).toMatchObject({ plan: 2 });
      expect((await ledger.getRun('run-1'))?.activeExecution).toBe(executionArn('second'));
    },
  );

  test('takes the lock of an execution that Step Functions has forgotten', async () => {
    const { plan } = await createPlanDesk();
    await plan('run-1', startInput);
    expect(await plan('second', resume)).toMatchObject({ plan: 2 });
  });

  test('of two simultaneous executions one gets the run; the other is told its ARN', async () => {
    const { plan, set } = await createPlanDesk();
    await plan('run-1', startInput);
    set('run-1', { status: 'FAILED' });
    const plans = await Promise.allSettled([plan('second', resume), plan('third', resume)]);
    expect(plans.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = plans.find((ended) => ended.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      name: 'RunActive',
      message: expect.stringMatching(/second|third/),
    });
  });

  test('a lock whose response was lost is ours when requested again', async () => {
    const { plan, set, ledger } = await createPlanDesk();
    await plan('run-1', startInput);
    set('run-1', { status: 'FAILED' });
    let isLost = false;
    const lossy: typeof ledger = {
      ...ledger,
      lockRun: async (lock) => {
        const answer = await ledger.lockRun(lock);
        if (isLost) return answer;
        isLost = true;
        return ledger.lockRun(lock);
      },
    };
    expect(await plan('second', resume, { ledger: lossy })).toMatchObject({ runId: 'run-1', pending: 5 });
    expect((await ledger.getRun('run-1'))?.activeExecution).toBe(executionArn('second'));
  });

  test('of a run that does not exist says so', async () => {
    const { plan } = await createPlanDesk();
    await expect(plan('second', resume)).rejects.toMatchObject({ name: 'RunNotFound' });
  });

  test('clears what ended the run before: halt, stop and breaker', async () => {
    const { plan, ledger } = await createPlanDesk();
    await plan('run-1', startInput);
    const halted = { failure: 'access denied', message: 'x', at: 'y' };
    await ledger.updateRun('run-1', { halted, stopping: true, consecutiveFailures: 20 });
    await plan('second', resume);
    const run = await ledger.getRun('run-1');
    for (const field of ['halted', 'stopping', 'consecutiveFailures']) expect(run).not.toHaveProperty(field);
  });

  test('may change settings; those not mentioned stay', async () => {
    const { plan, ledger } = await createPlanDesk();
    await plan('run-1', { ...startInput, maxRetries: 7, apiKeySecret: 'old' });
    await plan('second', { ...resume, concurrency: 50, rounds: 4, timeout: 300, apiKeySecret: 'new' });
    expect((await ledger.getRun('run-1'))?.settings).toMatchObject({
      concurrency: 50,
      rounds: 4,
      timeout: 300,
      maxRetries: 7,
      apiKeySecret: 'new',
    });
  });

  test.each([
    ['model', { model: 'another' }, 'model is "made-up-model" in the run and "another" here'],
    ['endpoint', { apiBase: 'https://other.example/v1' }, 'apiBase'],
    ['dataset content', { datasetDigest: 'e'.repeat(64) }, 'datasetDigest'],
    ['image mode', { imageMode: 'local' }, 'imageMode is "url" in the run and "local" here'],
    ['temperature', { temperature: 1 }, 'temperature is 0 in the run and 1 here'],
    ['parameter of the user', { parameters: { top_p: 1 } }, 'top_p is not set in the run and 1 here'],
    ['token limit', { maxTokens: 5 }, 'max_tokens is 16384 in the run and 5 here'],
  ])('with another %s is refused, naming the difference', async (_, overrides, difference) => {
    const { plan, objects, ledger } = await createPlanDesk();
    await objects.put(
      datasetKeys.manifest('e'.repeat(64)),
      JSON.stringify(makeManifest([], { digest: 'e'.repeat(64) })),
    );
    await plan('run-1', startInput);
    const before = await ledger.getRun('run-1');
    await expect(plan('second', { ...resume, ...overrides })).rejects.toMatchObject({
      name: 'IdentityMismatch',
      message: expect.stringContaining(difference),
    });
    expect(await ledger.getRun('run-1')).toEqual(before);
  });

  test('keeps further parameters and headers that it does not repeat', async () => {
    const sent: unknown[] = [];
    const { plan, ledger } = await createPlanDesk(async ({ parameters }) => {
      sent.push(parameters);
      return makeReply();
    });
    const parameters = { reasoning: { effort: 'high', summary: 'auto' } };
    await plan('run-1', { ...startInput, parameters, headers: { 'x-title': 'first' } });
    await plan('second', resume);
    // A store may give an object's keys back in another order.
    await plan('third', { ...resume, parameters: { reasoning: { summary: 'auto', effort: 'high' } } });
    expect(sent).toEqual(Array(3).fill({ max_tokens: 16_384, n: 1, temperature: 0, ...parameters }));
    expect((await ledger.getRun('run-1'))?.settings.headers).toEqual({ 'x-title': 'first' });
  });

  test('keeps the content it started with when the dataset name points elsewhere', async () => {
    const { plan, objects } = await createPlanDesk();
    await plan('run-1', startInput);
    await objects.put(datasetKeys.name('made-up'), JSON.stringify({ digest: 'f'.repeat(64) }));
    expect(await plan('second', { ...resume, dataset: 'made-up' })).toMatchObject({ pending: 5 });
  });

  test('accepts the same endpoint written with a trailing slash', async () => {
    const { plan } = await createPlanDesk();
    await plan('run-1', startInput);
    expect(await plan('second', { ...resume, apiBase: 'https://model.example/v1' })).toMatchObject({
      plan: 2,
    });
  });
});
