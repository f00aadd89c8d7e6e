import { describe, expect, test } from 'vitest';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';
import { makeReply } from '../../support/factories.ts';
import { createPlanDesk, startInput } from '../../support/plan-desk.ts';

describe('the preflight call', () => {
  test('on a refused key costs one request; no run is made and the cause says what to do', async () => {
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

  test('gets over a passing failure', async () => {
    const replies = [new ModelCallError('server error', 'down'), new ModelCallError('timeout', 'slow')];
    const { plan, calls } = await createPlanDesk(async () => {
      const failure = replies.shift();
      if (failure) throw failure;
      return makeReply();
    });
    expect(await plan('run-1', startInput)).toMatchObject({ plan: 1 });
    expect(calls()).toBe(3);
  });

  test('gives up after three tries', async () => {
    const { plan, calls } = await createPlanDesk(() =>
      Promise.reject(new ModelCallError('connection', 'refused')),
    );
    await expect(plan('run-1', startInput)).rejects.toMatchObject({ name: 'PreflightFailed' });
    expect(calls()).toBe(3);
  });

  test('is left out on request', async () => {
    const { plan, calls } = await createPlanDesk();
    await plan('run-1', { ...startInput, preflight: false });
    expect(calls()).toBe(0);
  });
});
