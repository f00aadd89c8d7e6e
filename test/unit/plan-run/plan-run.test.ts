import { describe, expect, test } from 'vitest';
import { type PlanRunDependencies, planRun } from '../../../functions/plan-run/plan-run.ts';
import { datasetKeys } from '../../../shared/evidence/keys.ts';
import { textOf } from '../../../shared/evidence/object-store.ts';
import type { AskModel } from '../../../shared/model/ask-model.ts';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';
import type { Chunk } from '../../../shared/run/plan-chunks.ts';
import { createExecutions } from '../../support/executions.ts';
import {
  digest,
  executionArn,
  makeCases,
  makeClaim,
  makeManifest,
  makeProgress,
  makeReply,
} from '../../support/factories.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { createMemoryLedger } from '../../support/memory-ledger.ts';
import { createMemoryObjectStore } from '../../support/memory-object-store.ts';

const start = {
  model: 'made-up-model',
  apiBase: 'https://model.example/v1/',
  dataset: 'made-up',
  imageMode: 'url',
  concurrency: 10,
};

/** A bucket with a dataset of five cases, and nothing else yet. */
const desk = async (askModel: AskModel = async () => makeReply()) => {
  const ledger = createMemoryLedger();
  const objects = createMemoryObjectStore();
  const { executions, set } = createExecutions();
  const manifest = makeManifest(makeCases([3, 3, 3, 3, 3]), { warnings: ['line 2 is odd'] });
  await objects.put(datasetKeys.manifest(digest), JSON.stringify(manifest));
  await objects.put(datasetKeys.name('made-up'), JSON.stringify({ digest }));
  let calls = 0;
  const counted: AskModel = (request) => {
    calls += 1;
    return askModel(request);
  };
  const dependencies: PlanRunDependencies = {
    ...createFakeClock(),
    ledger,
    objects,
    executions,
    openModel: async () => counted,
    allowLocalEndpoints: false,
  };
  const plan = (name: string, input: unknown, overrides: Partial<PlanRunDependencies> = {}) => {
    const event = { input, executionName: name, executionArn: executionArn(name) };
    return planRun(event, { ...dependencies, ...overrides });
  };
  const items = async (key: string) => {
    const object = await objects.get(key);
    return JSON.parse(object ? textOf(object) : 'null') as Chunk[];
  };
  const settle = async (caseKey: string, status: 'done' | 'failed', plan = 1) => {
    const claim = await ledger.claimCase(makeClaim({ caseKey, plan, owner: 'w' }));
    if (!('claimed' in claim)) throw new Error('refused');
    const outcomes = [{ outcome: 'answered' as const, answer: 'A', correct: true }];
    const result = { resultKey: 'key', resultVersion: 'v1', progress: makeProgress({ outcomes }) };
    await ledger.finishCase({ runId: 'run-1', caseKey, fence: claim.claimed.fence }, { status, ...result });
  };
  return { ledger, objects, set, plan, items, settle, manifest, calls: () => calls };
};

describe('planning a new run', () => {
  test('creates the run under the name of its execution and writes all cases as chunks', async () => {
    const { plan, items, ledger, manifest } = await desk();
    const planned = await plan('run-1', start);
    expect(planned).toEqual({
      runId: 'run-1',
      executionArn: executionArn('run-1'),
      plan: 1,
      pending: 5,
      itemsKey: 'runs/run-1/plans/1/items.json',
      workers: 1,
      toleratedFailurePercentage: 100,
    });
    const caseKeys = manifest.cases.map(({ caseKey }) => caseKey);
    expect(await items(planned.itemsKey)).toEqual([{ number: 1, caseKeys }]);
    expect(await ledger.getRun('run-1')).toMatchObject({
      identity: { model: 'made-up-model', apiBase: 'https://model.example/v1', datasetDigest: digest },
      totals: { cases: 5, questions: 15 },
      activeExecution: executionArn('run-1'),
      plan: 1,
      before: { cases: 0, questions: 0, correct: 0, errors: 0 },
      preflight: { calls: 1, servedModel: 'made-up-model-2026' },
      warnings: ['line 2 is odd'],
    });
  });

  test('repeated by a retry of the same execution only raises the plan number', async () => {
    const { plan, ledger } = await desk();
    await plan('run-1', start);
    expect(await plan('run-1', start)).toMatchObject({ runId: 'run-1', plan: 2, pending: 5 });
    expect(await ledger.getRun('run-1')).toMatchObject({ plan: 2, activeExecution: executionArn('run-1') });
  });

  test.each([
    ['a dataset that the bucket does not hold', { dataset: 'unknown' }, 'DatasetMissing'],
    ['a digest that the bucket does not hold', { datasetDigest: 'a'.repeat(64) }, 'DatasetMissing'],
    ['local images of a dataset stored without them', { imageMode: 'local' }, 'DatasetMissing'],
    ['an endpoint that is not https', { apiBase: 'http://model.example/v1' }, 'InvalidInput'],
    ['a field of the wrong type', { concurrency: 'many' }, 'InvalidInput'],
  ])('refuses %s, before any call and without making a run', async (_, overrides, name) => {
    const { plan, ledger, calls } = await desk();
    await expect(plan('run-1', { ...start, ...overrides })).rejects.toMatchObject({ name });
    expect(calls()).toBe(0);
    expect(await ledger.getRun('run-1')).toBeUndefined();
  });

  test('takes a plain http endpoint on the LocalStack target', async () => {
    const { plan } = await desk();
    const input = { ...start, apiBase: 'http://127.0.0.1:1234/v1' };
    expect(await plan('run-1', input, { allowLocalEndpoints: true })).toMatchObject({ plan: 1 });
  });
});

describe('the preflight call', () => {
  test('on a refused key costs one request; no run is made and the cause says what to do', async () => {
    const { plan, ledger, calls } = await desk(() =>
      Promise.reject(new ModelCallError('access denied', 'Incorrect API key provided.', { status: 401 })),
    );
    await expect(plan('run-1', start)).rejects.toMatchObject({
      name: 'PreflightFailed',
      message: expect.stringMatching(/access denied.*Incorrect API key provided.*Check the key/),
    });
    expect(calls()).toBe(1);
    expect(await ledger.getRun('run-1')).toBeUndefined();
  });

  test('gets over a passing failure', async () => {
    const replies = [new ModelCallError('server error', 'down'), new ModelCallError('timeout', 'slow')];
    const { plan, calls } = await desk(async () => {
      const failure = replies.shift();
      if (failure) throw failure;
      return makeReply();
    });
    expect(await plan('run-1', start)).toMatchObject({ plan: 1 });
    expect(calls()).toBe(3);
  });

  test('gives up after three tries', async () => {
    const { plan, calls } = await desk(() => Promise.reject(new ModelCallError('connection', 'refused')));
    await expect(plan('run-1', start)).rejects.toMatchObject({ name: 'PreflightFailed' });
    expect(calls()).toBe(3);
  });

  test('is left out on request', async () => {
    const { plan, calls } = await desk();
    await plan('run-1', { ...start, preflight: false });
    expect(calls()).toBe(0);
  });
});

describe('resuming a run', () => {
  const resume = { resume: 'run-1' };

  test('plans only the cases that are not done, failed ones among them', async () => {
    const { plan, items, settle, set, ledger } = await desk();
    await plan('run-1', start);
    await settle('90000001', 'done');
    await settle('90000003', 'done');
    await settle('90000004', 'failed');
    set('run-1', { status: 'FAILED' });
    const planned = await plan('second', resume);
    expect(planned).toMatchObject({ runId: 'run-1', plan: 2, pending: 3 });
    expect((await items(planned.itemsKey)).flatMap(({ caseKeys }) => caseKeys)).toEqual([
      '90000002',
      '90000004',
      '90000005',
    ]);
    expect((await ledger.getRun('run-1'))?.before).toEqual({ cases: 2, questions: 2, correct: 2, errors: 0 });
  });

  test('of a run that is complete plans nothing', async () => {
    const { plan, settle, set, manifest } = await desk();
    await plan('run-1', start);
    for (const { caseKey } of manifest.cases) await settle(caseKey, 'done');
    set('run-1', { status: 'SUCCEEDED' });
    expect(await plan('second', resume)).toMatchObject({ pending: 0, plan: 2 });
  });

  test('that another execution is working on is refused with its ARN', async () => {
    const { plan, set, calls } = await desk();
    await plan('run-1', start);
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
      const { plan, set, ledger } = await desk();
      await plan('run-1', start);
      set('run-1', { status });
      expect(await plan('second', resume)).toMatchObject({ plan: 2 });
      expect((await ledger.getRun('run-1'))?.activeExecution).toBe(executionArn('second'));
    },
  );

  test('takes the lock of an execution that Step Functions has forgotten', async () => {
    const { plan } = await desk();
    await plan('run-1', start);
    expect(await plan('second', resume)).toMatchObject({ plan: 2 });
  });

  test('of two executions at the same moment one gets the run, the other its name', async () => {
    const { plan, set } = await desk();
    await plan('run-1', start);
    set('run-1', { status: 'FAILED' });
    const plans = await Promise.allSettled([plan('second', resume), plan('third', resume)]);
    expect(plans.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = plans.find((ended) => ended.status === 'rejected');
    expect(refused?.reason).toMatchObject({
      name: 'RunActive',
      message: expect.stringMatching(/second|third/),
    });
  });

  test('a lock whose response was lost and that is asked for again is ours', async () => {
    const { plan, set, ledger } = await desk();
    await plan('run-1', start);
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
    const { plan } = await desk();
    await expect(plan('second', resume)).rejects.toMatchObject({ name: 'RunNotFound' });
  });

  test('clears what ended the run before: halt, stop and breaker', async () => {
    const { plan, ledger } = await desk();
    await plan('run-1', start);
    const halted = { failure: 'access denied', message: 'x', at: 'y' };
    await ledger.updateRun('run-1', { halted, stopping: true, consecutiveFailures: 20 });
    await plan('second', resume);
    const run = await ledger.getRun('run-1');
    for (const field of ['halted', 'stopping', 'consecutiveFailures']) expect(run).not.toHaveProperty(field);
  });

  test('may change how it is carried out; what is not said stays', async () => {
    const { plan, ledger } = await desk();
    await plan('run-1', { ...start, maxRetries: 7, apiKeySecret: 'old' });
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
    ['token limit', { maxTokens: 5 }, 'max_tokens is 16384 in the run and 5 here'],
  ])('with another %s is refused, naming the difference', async (_, overrides, difference) => {
    const { plan, objects, ledger } = await desk();
    await objects.put(
      datasetKeys.manifest('e'.repeat(64)),
      JSON.stringify(makeManifest([], { digest: 'e'.repeat(64) })),
    );
    await plan('run-1', start);
    const before = await ledger.getRun('run-1');
    await expect(plan('second', { ...resume, ...overrides })).rejects.toMatchObject({
      name: 'IdentityMismatch',
      message: expect.stringContaining(difference),
    });
    expect(await ledger.getRun('run-1')).toEqual(before);
  });

  test('stays with the content it started with when the dataset name has moved on', async () => {
    const { plan, objects } = await desk();
    await plan('run-1', start);
    await objects.put(datasetKeys.name('made-up'), JSON.stringify({ digest: 'f'.repeat(64) }));
    expect(await plan('second', { ...resume, dataset: 'made-up' })).toMatchObject({ pending: 5 });
  });

  test('agrees with the same endpoint written with a slash at its end', async () => {
    const { plan } = await desk();
    await plan('run-1', start);
    expect(await plan('second', { ...resume, apiBase: 'https://model.example/v1' })).toMatchObject({
      plan: 2,
    });
  });
});
