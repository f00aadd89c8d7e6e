import { expect, test } from 'vitest';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';
import { calmResults } from '../../support/runs/evaluation.ts';
import { createMachine } from '../../support/runs/state-machine.ts';

const questions = [2, 2, 2, 2, 2];
const resume = { resume: 'run-1', preflight: false, concurrency: 2 };

test('failed cases, a redrive and a RERUN through Plan: only the failed cases are asked again', async () => {
  let isDown = true;
  const { fromPlan, conclude, set, model, results } = await createMachine({
    questions,
    settings: { maxRetries: 1, rounds: 1 },
    script: ({ caseKey, question }) =>
      isDown && question === 1 && caseKey > '90000003' ? new ModelCallError('timeout', 'slow') : undefined,
  });
  const first = await fromPlan('second', { ...resume, maxRetries: 1, rounds: 1 });
  set('second', { redriveCount: 0 });
  await expect(conclude(first)).rejects.toThrow('2 of 5 cases not done (2 timeout). Redrive');
  expect(model.calls).toHaveLength(10);

  isDown = false;
  set('second', { redriveCount: 1 });
  expect(await conclude(first)).toEqual({ decision: 'RERUN' });
  const again = await fromPlan('second', resume);
  expect(again).toMatchObject({ plan: first.plan + 1, pending: 2 });
  expect(await conclude(again)).toEqual({ decision: 'DONE', done: 5 });
  expect(model.calls.slice(10).map(({ caseKey, question }) => [caseKey, question])).toEqual([
    ['90000004', 1],
    ['90000005', 1],
  ]);
  expect(await results()).toEqual(await calmResults({ questions }));
});

test('a halted run fails with its reason; after the fix a resume asks only open questions', async () => {
  let isRevoked = true;
  const { fromPlan, conclude, set, model, results } = await createMachine({
    questions,
    script: ({ caseKey }) =>
      isRevoked && caseKey > '90000002' ? new ModelCallError('access denied', 'revoked') : undefined,
  });
  const first = await fromPlan('second', { ...resume, concurrency: 1 });
  await expect(conclude(first)).rejects.toMatchObject({
    name: 'RunHalted',
    message: expect.stringContaining(
      '3 of 5 cases not done (3 not run). Cases that were not run are not counted as wrong.',
    ),
  });
  expect(model.calls).toHaveLength(5);
  expect((await results()).map(({ status }) => status)).toEqual(['done', 'done', 'paused']);

  isRevoked = false;
  set('second', { status: 'FAILED' });
  const second = await fromPlan('third', resume);
  expect(second.pending).toBe(3);
  expect(await conclude(second)).toEqual({ decision: 'DONE', done: 5 });
  expect(model.calls).toHaveLength(5 + 6);
  expect(await results()).toEqual(await calmResults({ questions }));
});

test('an execution lists the rows of all cases twice: in Plan and in Summarize', async () => {
  const { fromPlan, conclude, listings } = await createMachine({ questions });
  const state = await fromPlan('second', resume);
  expect(await conclude(state)).toEqual({ decision: 'DONE', done: 5 });
  expect(listings()).toBe(2);
});
