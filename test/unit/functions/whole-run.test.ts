import { expect, test } from 'vitest';
import { type ConcludeEvent, concludeRun } from '../../../functions/conclude-run/conclude-run.ts';
import type { SeatInput } from '../../../functions/evaluate-cases/seat-input.ts';
import { planRun } from '../../../functions/plan-run/plan-run.ts';
import { summarizeRun } from '../../../functions/summarize-run/summarize-run.ts';
import { createExecutions, executionArn } from '../../../shared/adapters/memory/memory-executions.ts';
import type { Ledger } from '../../../shared/ledger/ledger.ts';
import { ModelCallError } from '../../../shared/model/model-call-error.ts';
import { textOf } from '../../../shared/storage/object-store.ts';
import { calmResults, createEvaluation, type EvaluationOptions } from '../../support/runs/evaluation.ts';

/** The state machine by hand: Plan, the Map's children one after the other, Summarize, Conclude. */
const createMachine = async (options: EvaluationOptions) => {
  const evaluation = await createEvaluation(options);
  const { executions, set } = createExecutions();
  const { objects, clock, model } = evaluation;
  let listings = 0;
  const ledger: Ledger = {
    ...evaluation.ledger,
    listCases: (runId) => {
      listings += 1;
      return evaluation.ledger.listCases(runId);
    },
  };
  const openModel = async () => model.askModel;
  const fromPlan = async (name: string, input: unknown) => {
    const event = { input, executionName: name, executionArn: executionArn(name) };
    const linkObject = async (key: string) => key;
    const dependencies = {
      ledger,
      objects,
      executions,
      lambdaQuota: async () => ({ total: 1_000, free: 1_000 }),
      linkObject,
      openModel,
      ...clock,
      checkEndpoint: async () => {},
    };
    const planned = await planRun(event, dependencies);
    const items = await objects.get(planned.itemsKey);
    for (const place of JSON.parse(items ? textOf(items) : '[]') as SeatInput['place'][]) {
      const { runId, executionArn: arn, plan } = planned;
      // The Map tolerates children that fail.
      await evaluation
        .child({ input: { place, runId, executionArn: arn, plan, loops: 0 } })
        .catch(() => undefined);
    }
    const coverage = await summarizeRun({ runId: planned.runId }, { ledger, objects, now: clock.now });
    return { ...planned, coverage };
  };
  const conclude = (state: ConcludeEvent) => concludeRun(state, { ledger, executions });
  return { ...evaluation, set, fromPlan, conclude, listings: () => listings };
};

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
