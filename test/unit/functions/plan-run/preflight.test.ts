import { describe, expect, test } from 'vitest';
import { ModelCallError } from '../../../../shared/model/model-call-error.ts';
import { runKeys } from '../../../../shared/storage/keys.ts';
import { textOf } from '../../../../shared/storage/object-store.ts';
import { makeReply } from '../../../../tools/made-up/factories.ts';
import { createPlanDesk, startInput } from '../../../support/runs/plan-desk.ts';

describe('the preflight call', () => {
  test('costs one request with a rejected key; no run is created, and the cause says what to do', async () => {
    const { plan, ledger, calls } = await createPlanDesk(() =>
      Promise.reject(new ModelCallError('access denied', 'Incorrect API key provided.', { status: 401 })),
    );
    await expect(plan('run-1', startInput)).rejects.toMatchObject({
      name: 'PreflightFailed',
      message: expect.stringMatching(/access denied.*Incorrect API key provided.*Check the key/),
    });
    expect(calls()).toBe(1);
    expect(await ledger.getRun('run-1')).toBeUndefined();
  });

  test("separates the endpoint's message from the advice", async () => {
    const { plan } = await createPlanDesk(() =>
      Promise.reject(new ModelCallError('unknown model', 'HTTP 404: The model does not exist')),
    );
    await expect(plan('run-1', startInput)).rejects.toThrow('does not exist. Check the model name');
  });

  test('retries a transient failure', async () => {
    const replies = [new ModelCallError('server error', 'down'), new ModelCallError('timeout', 'slow')];
    const { plan, calls } = await createPlanDesk(async () => {
      const failure = replies.shift();
      if (failure) throw failure;
      return makeReply();
    });
    expect(await plan('run-1', startInput)).toMatchObject({ plan: 1 });
    expect(calls()).toBe(3);
  });

  test('adapts the parameters to what the endpoint accepts, for every worker and for the record', async () => {
    const sent: unknown[] = [];
    const { plan, ledger, objects } = await createPlanDesk(async ({ parameters }) => {
      sent.push(parameters);
      for (const [param, code] of [
        ['max_tokens', 'unsupported_parameter'],
        ['temperature', 'unsupported_value'],
      ] as const) {
        if (!(param in parameters)) continue;
        throw new ModelCallError('bad request', `'${param}' is refused.`, { status: 400, param, code });
      }
      return makeReply();
    });
    await plan('run-1', startInput);
    expect(sent.at(-1)).toEqual({ n: 1, max_completion_tokens: 16_384 });
    const adaptations = {
      max_tokens: { change: 'renamed', parameter: 'max_tokens', to: 'max_completion_tokens' },
      temperature: { change: 'removed', parameter: 'temperature', value: 0 },
    };
    const run = await ledger.getRun('run-1');
    expect(run).toMatchObject({ adaptations, identity: { parameters: { max_tokens: 16_384 } } });
    const stored = await objects.get(runKeys.run('run-1'));
    expect(JSON.parse(stored ? textOf(stored) : '')).toMatchObject({ adaptations });

    // A resume begins with what is known.
    sent.length = 0;
    await plan('second', { resume: 'run-1' });
    expect(sent).toEqual([{ n: 1, max_completion_tokens: 16_384 }]);
  });

  test('gives up after three tries', async () => {
    const { plan, calls } = await createPlanDesk(() =>
      Promise.reject(new ModelCallError('connection', 'refused')),
    );
    await expect(plan('run-1', startInput)).rejects.toMatchObject({ name: 'PreflightFailed' });
    expect(calls()).toBe(3);
  });

  test('is skipped on request', async () => {
    const { plan, calls } = await createPlanDesk();
    await plan('run-1', { ...startInput, preflight: false });
    expect(calls()).toBe(0);
  });
});
