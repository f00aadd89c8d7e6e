import { describe, expect, test } from 'vitest';
import { createPlanDesk, startInput } from '../../../support/runs/plan-desk.ts';

const selection = { cases: ['90000004', '90000002', '90000005'], limit: 2 };

describe('a run over selected cases', () => {
  test('plans only these, and records how many the dataset has', async () => {
    const { plan, planned: casesOf, ledger } = await createPlanDesk();
    const planned = await plan('run-1', { ...startInput, selection });
    expect(planned).toMatchObject({ pending: 2 });
    expect(await casesOf(planned)).toEqual(['90000002', '90000004']);
    expect(await ledger.getRun('run-1')).toMatchObject({
      identity: { selection: { cases: ['90000002', '90000004', '90000005'], limit: 2 } },
      totals: { cases: 2, questions: 6 },
      datasetCases: 5,
    });
  });

  test('keeps its selection when a resume omits it or gives the same', async () => {
    const { plan, planned: casesOf, settle } = await createPlanDesk();
    await plan('run-1', { ...startInput, selection });
    await settle('90000002', 'done');
    const silent = await plan('second', { resume: 'run-1' });
    expect(await casesOf(silent)).toEqual(['90000004']);
    const inAnotherOrder = { ...selection, cases: selection.cases.toReversed() };
    expect(await plan('third', { resume: 'run-1', selection: inAnotherOrder })).toMatchObject({ pending: 1 });
  });

  test.each([
    ['another selection', selection, { sample: 2 }, 'limit 2 in the run and sample 2, seed 0 here'],
    [
      'a selection of a full run',
      undefined,
      { limit: 3 },
      'selection is all cases in the run and limit 3 here',
    ],
    [
      'another seed',
      { sample: 2 },
      { sample: 2, seed: 1 },
      'is sample 2, seed 0 in the run and sample 2, seed 1',
    ],
  ])('refuses a resume with %s, naming the difference', async (_, first, second, difference) => {
    const { plan } = await createPlanDesk();
    await plan('run-1', { ...startInput, selection: first });
    await expect(plan('second', { resume: 'run-1', selection: second })).rejects.toMatchObject({
      name: 'IdentityMismatch',
      message: expect.stringContaining(difference),
    });
  });

  test('that is empty is refused before any call and without creating a run', async () => {
    const { plan, ledger, calls } = await createPlanDesk();
    const empty = { ...startInput, selection: { chapters: ['Lungs'] } };
    await expect(plan('run-1', empty)).rejects.toMatchObject({
      name: 'InvalidInput',
      message: expect.stringContaining('no chapter "Lungs": it has Chapter 1: Made up'),
    });
    expect(calls()).toBe(0);
    expect(await ledger.getRun('run-1')).toBeUndefined();
  });

  test('does not rerun a case outside the selection', async () => {
    const { plan } = await createPlanDesk();
    await plan('run-1', { ...startInput, selection });
    await expect(plan('second', { resume: 'run-1', cases: ['90000001'] })).rejects.toMatchObject({
      message: expect.stringContaining('the run has no case 90000001'),
    });
  });
});
