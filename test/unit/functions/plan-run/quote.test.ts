import { describe, expect, test } from 'vitest';
import { ModelCallError } from '../../../../shared/model/model-call-error.ts';
import { datasetKeys, runKeys } from '../../../../shared/storage/keys.ts';
import { textOf } from '../../../../shared/storage/object-store.ts';
import { digest, makeIdentity, makeRun } from '../../../../tools/made-up/factories.ts';
import { createPlanDesk, startInput } from '../../../support/runs/plan-desk.ts';

const openAi = { ...startInput, apiBase: 'https://api.openai.com/v1' };
const prices = { input: 2, output: 10 };

describe('the estimate in the record of a plan', () => {
  test('is that of all cases, made once, with the prices that the run began with', async () => {
    const { plan, ledger, objects } = await createPlanDesk();
    await plan('run-1', { ...startInput, prices });
    const run = await ledger.getRun('run-1');
    expect(run).toMatchObject({
      prices: { ...prices, source: 'given' },
      quote: { cases: 5, requests: 15, pictures: 0, prices: { source: 'given' } },
    });
    const { usd } = run?.quote ?? {};
    expect(usd?.low).toBeGreaterThan(0);
    expect(usd?.high).toBeGreaterThan(usd?.low ?? 0);
    const stored = await objects.get(runKeys.run('run-1'));
    expect(JSON.parse(stored ? textOf(stored) : '')).toMatchObject({ quote: { usd } });

    const dearer = { input: 4, output: 20 };
    await plan('second', { resume: 'run-1', prices: dearer });
    expect(await ledger.getRun('run-1')).toMatchObject({ quote: { usd }, prices: dearer });
  });

  test("takes earlier runs' replies into account", async () => {
    const { plan, ledger, objects } = await createPlanDesk();
    const identity = makeIdentity({ parameters: { max_tokens: 16_384, n: 1, temperature: 0 } });
    await ledger.createRun(makeRun({ runId: 'earlier', identity, finishedAt: '2026-01-01T00:00:00.000Z' }));
    const tokens = { output: 4_000, reasoning: 0, questions: 40 };
    await objects.put(runKeys.summary('earlier'), JSON.stringify({ summary: { tokens, latency: null } }));
    await plan('run-1', startInput);
    const { replies } = (await ledger.getRun('run-1'))?.quote ?? {};
    expect(replies?.basis).toBe('measured over 40 replies of earlier');
    expect(replies?.tokens.low).toBeLessThan(100);
    expect(replies?.tokens.high).toBeGreaterThan(100);
    expect(replies?.tokens.high).toBeLessThan(200);
  });

  test('is left out, with a word, if a case cannot be read: workers say more', async () => {
    const { plan, ledger, objects, manifest } = await createPlanDesk();
    await objects.put(datasetKeys.case(digest, manifest.cases[0]?.caseKey ?? ''), '{"torn');
    expect(await plan('run-1', startInput)).toMatchObject({ pending: 5 });
    const run = await ledger.getRun('run-1');
    expect(run?.quote).toBeUndefined();
    expect(run?.warnings?.at(-1)).toMatch(/^no estimate was made: Unreadable: /);
  });

  test('warns of what the price list says against the run', async () => {
    const { plan, ledger } = await createPlanDesk();
    await plan('run-1', { ...openAi, model: 'gpt-4o', maxTokens: 20_000 });
    expect((await ledger.getRun('run-1'))?.warnings?.[0]).toContain('gpt-4o writes 16384 tokens at most');
  });
});

test.each(['unknown model', 'responses only', 'bad request'] as const)(
  'a test call that fails with %s says what the price list knows',
  async (failure) => {
    const { plan } = await createPlanDesk(() => Promise.reject(new ModelCallError(failure, 'No.')));
    await expect(plan('run-1', { ...openAi, model: 'o3-pro' })).rejects.toThrow(
      /says that o3-pro is served by the Responses API only\./,
    );
  },
);

test('a test call that fails for another reason says nothing of it', async () => {
  const { plan } = await createPlanDesk(() => Promise.reject(new ModelCallError('access denied', 'No.')));
  await expect(plan('run-1', { ...openAi, model: 'o3-pro' })).rejects.toThrow(/^((?!Responses API).)*$/s);
});
