import { describe, expect, test } from 'vitest';
import { uploadCaseList } from '../../../../cli/run/upload-case-list.ts';
import { importKey, runKeys } from '../../../../shared/storage/keys.ts';
import { someCases } from '../../../../tools/made-up/a-case.ts';
import { makeIdentity, makeRun } from '../../../../tools/made-up/factories.ts';
import { storeCases } from '../../../../tools/made-up/store-cases.ts';
import { createPlanDesk, startInput } from '../../../support/runs/plan-desk.ts';

const cases = someCases(Array.from({ length: 5_001 }, () => 1));
const ids = cases.map(({ pmc }) => String(pmc));
const selected = ids.slice(0, 5_000);

const createDesk = async () => {
  const desk = await createPlanDesk();
  await storeCases(desk.objects, cases);
  return desk;
};

/** A run over the selected cases, planned as the terminal asks for it. */
const plannedRun = async () => {
  const desk = await createDesk();
  const selection = await uploadCaseList({ cases: selected }, desk.objects);
  const planned = await desk.plan('run-1', { ...startInput, selection });
  return { ...desk, selection, planned };
};

describe('a selection of thousands of cases', () => {
  test('is planned, with only its length and its hash in input and row', async () => {
    const { planned, selection, ledger } = await plannedRun();
    expect(planned).toMatchObject({ pending: 5_000 });
    expect(JSON.stringify(selection).length).toBeLessThan(200);
    const row = await ledger.getRun('run-1');
    expect(row).toMatchObject({ identity: { selection: { caseList: { cases: 5_000 } } } });
    expect(JSON.stringify(row).length).toBeLessThan(10_000);
  });

  test('is kept by a resume that omits it or gives the same cases in another order', async () => {
    const { plan } = await plannedRun();
    expect(await plan('second', { resume: 'run-1' })).toMatchObject({ pending: 5_000 });
    const again = { resume: 'run-1', selection: { cases: selected.toReversed() } };
    expect(await plan('third', again)).toMatchObject({ pending: 5_000 });
  });

  test('is compared with the one of a resume id by id', async () => {
    const { plan } = await plannedRun();
    const other = plan('second', { resume: 'run-1', selection: { cases: ids.slice(1) } });
    await expect(other).rejects.toMatchObject({
      name: 'IdentityMismatch',
      message: expect.stringMatching(
        /5,000 cases \(list \w{8}\) in the run and 5,000 cases \(list \w{8}\) here \(only in the run: 90000001; only here: 90005001\)/,
      ),
    });
  });

  test('is refused when its list is not there, naming the key', async () => {
    const { plan, ledger } = await createDesk();
    const casesKey = importKey('a'.repeat(64));
    await expect(plan('run-1', { ...startInput, selection: { casesKey } })).rejects.toMatchObject({
      name: 'InvalidInput',
      message: expect.stringContaining(`the bucket has no object ${casesKey}`),
    });
    expect(await ledger.getRun('run-1')).toBeUndefined();
  });

  test('is not taken for another one when its list was changed', async () => {
    const { plan, objects } = await plannedRun();
    await objects.put(runKeys.caseList('run-1'), JSON.stringify(ids.slice(1)));
    await expect(plan('second', { resume: 'run-1' })).rejects.toMatchObject({
      name: 'Unreadable',
      message: expect.stringContaining('it lists other cases than those that the run began with'),
    });
  });

  test('of a run whose row still holds all ids goes on', async () => {
    const { plan, ledger } = await createDesk();
    const identity = makeIdentity({ selection: { cases: selected } });
    await ledger.createRun(makeRun({ identity, totals: { cases: 5_000, questions: 5_000 } }));
    const again = { resume: 'run-1', selection: { cases: selected } };
    expect(await plan('second', again)).toMatchObject({ pending: 5_000 });
  });
});

test('a short selection stays in the input', async () => {
  const { objects } = await createPlanDesk();
  const selection = { cases: ['90000001'], limit: 1 };
  expect(await uploadCaseList(selection, objects)).toEqual(selection);
  expect(await uploadCaseList({ sample: 2 }, objects)).toEqual({ sample: 2 });
});
