import { describe, expect, test } from 'vitest';
import { createPlanDesk, startInput } from '../../../support/runs/plan-desk.ts';

describe('resuming a run with named cases', () => {
  const resume = { resume: 'run-1' };

  test('runs only these, finished ones too, and keeps their earlier results', async () => {
    const { plan, planned: casesOf, settle, set, ledger } = await createPlanDesk();
    await plan('run-1', startInput);
    await settle('90000001', 'done');
    await settle('90000002', 'done');
    await settle('90000003', 'failed');
    await settle('90000004', 'failed');
    set('run-1', { status: 'FAILED' });
    const planned = await plan('second', { ...resume, cases: ['90000001', '90000003', '90000005'] });
    expect(planned).toMatchObject({ plan: 2, pending: 3 });
    expect(await casesOf(planned)).toEqual(['90000001', '90000003', '90000005']);
    const rows = await ledger.getCases('run-1', ['90000001', '90000002', '90000003', '90000005']);
    expect(rows.map(({ caseKey, status, attempt }) => [caseKey, status, attempt])).toEqual([
      ['90000001', 'paused', 2],
      ['90000002', 'done', 1],
      ['90000003', 'paused', 2],
    ]);
    expect(rows[0]?.earlier).toMatchObject([{ attempt: 1, status: 'done', resultVersion: 'v1' }]);
    expect((await ledger.getRun('run-1'))?.settledBefore).toMatchObject({ done: 1, failed: 1, questions: 2 });
  });

  test('planned again by a retry or a redrive, continues with those still open', async () => {
    const { plan, planned: casesOf, settle, set, ledger } = await createPlanDesk();
    await plan('run-1', startInput);
    await settle('90000001', 'done');
    await settle('90000002', 'done');
    set('run-1', { status: 'FAILED' });
    const chosen = { ...resume, cases: ['90000001', '90000002'] };
    await plan('second', chosen);
    await settle('90000001', 'done', 2);
    const again = await plan('second', chosen);
    expect(again).toMatchObject({ plan: 3, pending: 1 });
    expect(await casesOf(again)).toEqual(['90000002']);
    const [first] = await ledger.getCases('run-1', ['90000001']);
    expect(first).toMatchObject({ status: 'done', attempt: 2 });
  });

  test('that the run does not have is refused before any call, naming them', async () => {
    const { plan, settle, set, ledger, calls } = await createPlanDesk();
    await plan('run-1', startInput);
    await settle('90000001', 'done');
    set('run-1', { status: 'FAILED' });
    await expect(plan('second', { ...resume, cases: ['90000001', 'nobody', '7'] })).rejects.toMatchObject({
      name: 'InvalidInput',
      message: expect.stringContaining('nobody, 7'),
    });
    expect(calls()).toBe(1);
    expect(await ledger.getRun('run-1')).toMatchObject({ plan: 1 });
    expect((await ledger.getCases('run-1', ['90000001']))[0]?.status).toBe('done');
  });
});
