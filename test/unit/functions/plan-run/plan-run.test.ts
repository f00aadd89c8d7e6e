import { describe, expect, test } from 'vitest';
import { executionArn } from '../../../../shared/adapters/memory/memory-executions.ts';
import { createEndpointCheck } from '../../../../shared/adapters/openai/pinned-lookup.ts';
import { saveDatasetName } from '../../../../shared/dataset/stored-datasets.ts';
import { anyHost } from '../../../../shared/endpoint/endpoint-guard.ts';
import { noCases } from '../../../../shared/ledger/case-counts.ts';
import { aCase, someCases } from '../../../../tools/made-up/a-case.ts';
import { digest } from '../../../../tools/made-up/factories.ts';
import { storeCases } from '../../../../tools/made-up/store-cases.ts';
import { createPlanDesk, deskCases, startInput } from '../../../support/runs/plan-desk.ts';

describe('planning a new run', () => {
  test('creates the run under the name of its execution and deals all cases to seats', async () => {
    const { plan, planned: casesOf, ledger, manifest } = await createPlanDesk();
    const planned = await plan('run-1', startInput);
    expect(planned).toEqual({
      runId: 'run-1',
      executionArn: executionArn('run-1'),
      plan: 1,
      datasetDigest: digest,
      pending: 5,
      itemsKey: 'runs/run-1/plans/1/items.json',
      lanes: 2,
      toleratedFailurePercentage: 100,
    });
    const caseKeys = manifest.cases.map(({ caseKey }) => caseKey);
    expect(await casesOf(planned)).toEqual(caseKeys);
    expect(await ledger.getRun('run-1')).toMatchObject({
      identity: { model: 'made-up-model', apiBase: 'https://model.example/v1', datasetDigest: digest },
      totals: { cases: 5, questions: 15 },
      activeExecution: executionArn('run-1'),
      plan: 1,
      settledBefore: noCases,
      preflight: { calls: 1, servedModel: 'made-up-model-2026' },
      warnings: ['line 2 is odd'],
    });
  });

  test('repeated by a retry of the same execution only raises the plan number', async () => {
    const { plan, ledger } = await createPlanDesk();
    await plan('run-1', startInput);
    expect(await plan('run-1', startInput)).toMatchObject({ runId: 'run-1', plan: 2, pending: 5 });
    expect(await ledger.getRun('run-1')).toMatchObject({ plan: 2, activeExecution: executionArn('run-1') });
  });

  test.each(['case \ud83e', 'case\u0000', 'x'.repeat(601)])(
    'refuses a dataset that was stored with the case id %o, before anything starts',
    async (pmc) => {
      const { plan, ledger, objects, calls } = await createPlanDesk();
      await storeCases(objects, [aCase({ pmc }).parsed()]);
      await expect(plan('run-1', startInput)).rejects.toThrow(
        expect.objectContaining({
          name: 'InvalidInput',
          message: expect.stringContaining('dataset: "made-up" cannot be evaluated: the case id "'),
        }),
      );
      expect(calls()).toBe(0);
      expect(await ledger.getRun('run-1')).toBeUndefined();
    },
  );

  test('two executions evaluate what was prepared for each, wherever the name they share points', async () => {
    const { plan, ledger, objects, planned: casesOf } = await createPlanDesk();
    const theirs = 'e'.repeat(64);
    const { cases } = await storeCases(objects, someCases([1]), { digest: theirs });
    // Prepare answered before the name moved: `dataset add` may move it at any time.
    await saveDatasetName(objects, startInput.dataset, { digest: theirs });
    const ours = await plan('run-1', startInput, { datasetDigest: digest });
    await saveDatasetName(objects, startInput.dataset, { digest });
    const other = await plan('run-2', startInput, { datasetDigest: theirs });
    expect(ours).toMatchObject({ datasetDigest: digest, pending: deskCases.length });
    expect(await casesOf(other)).toEqual([cases[0]?.caseKey]);
    expect((await ledger.getRun('run-2'))?.identity.datasetDigest).toBe(theirs);
    // As Conclude sends an execution back to Plan: with what Plan answered.
    expect(await plan('run-2', startInput, other)).toMatchObject({ datasetDigest: theirs, pending: 1 });
  });

  test.each([
    ['a dataset that the bucket does not hold', { dataset: 'unknown' }, 'DatasetMissing'],
    ['a digest that the bucket does not hold', { datasetDigest: 'a'.repeat(64) }, 'DatasetMissing'],
    ['local images of a dataset stored without them', { imageMode: 'local' }, 'DatasetMissing'],
    ['an endpoint that is not https', { apiBase: 'http://model.example/v1' }, 'EndpointRefused'],
    ['an endpoint in a private network', { apiBase: 'https://169.254.169.254/v1' }, 'EndpointRefused'],
    ['a field of the wrong type', { concurrency: 'many' }, 'InvalidInput'],
  ])('refuses %s, before any call and without creating a run', async (_, overrides, name) => {
    const { plan, ledger, calls } = await createPlanDesk();
    await expect(plan('run-1', { ...startInput, ...overrides })).rejects.toMatchObject({ name });
    expect(calls()).toBe(0);
    expect(await ledger.getRun('run-1')).toBeUndefined();
  });

  test('takes a plain http endpoint on the LocalStack target', async () => {
    const { plan } = await createPlanDesk();
    const input = { ...startInput, apiBase: 'http://127.0.0.1:1234/v1' };
    const checkEndpoint = createEndpointCheck({ rules: anyHost, resolve: async () => [] });
    expect(await plan('run-1', input, { checkEndpoint })).toMatchObject({ plan: 1 });
  });
});
