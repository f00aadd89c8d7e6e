import { expect, test } from 'vitest';
import { createRunWatch } from '../../../../functions/evaluate-cases/run-watch.ts';
import { createExecutions, executionArn } from '../../../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../../../shared/adapters/memory/memory-ledger.ts';
import type { Run } from '../../../../shared/ledger/run-row.ts';
import { ModelCallError } from '../../../../shared/model/model-call-error.ts';
import { makeRun, makeSeatInput, makeSettings } from '../../../../tools/made-up/factories.ts';

const revoked = new ModelCallError('access denied', 'Incorrect API key provided.');

const watched = async (overrides: Partial<Run> = {}) => {
  const ledger = createMemoryLedger();
  const run = makeRun({ settings: makeSettings({ haltAfter: 3 }), ...overrides });
  await ledger.createRun(run);
  const { executions, set, looks } = createExecutions();
  const clock = { nowMs: 0 };
  const watch = (input = makeSeatInput()) =>
    createRunWatch(run, input, { ledger, executions, now: () => clock.nowMs });
  const stored = () => ledger.getRun(run.runId);
  const takeOver = () =>
    ledger.lockRun({ ...run, executionArn: executionArn('second'), expected: run.activeExecution });
  return { ledger, watch, stored, takeOver, setExecution: set, looks, clock };
};

test.each([
  [{}, undefined],
  [{ halted: { failure: 'x', message: 'y', at: 'z' } }, 'halted'],
  [{ stopping: true }, 'stopping'],
  [{ plan: 2 }, 'taken over'],
  [{ activeExecution: executionArn('second') }, 'taken over'],
  [{ plan: 2, stopping: true }, 'taken over'],
])('a run found as %o ends as: %s', async (overrides, ending) => {
  const { watch } = await watched(overrides);
  expect(watch().ending).toBe(ending);
});

test('a change to the run is seen at the next check', async () => {
  const { ledger, watch } = await watched();
  const ours = watch();
  await ledger.updateRun('run-1', { stopping: true });
  expect(ours.ending).toBeUndefined();
  await ours.refresh();
  expect(ours.ending).toBe('stopping');
});

test('a halt ends this worker before it is saved, and the others at their next check', async () => {
  const { watch, stored } = await watched();
  const [ours, others] = [watch(), watch()];
  const halting = ours.halt(revoked);
  expect(ours.ending).toBe('halted');
  await halting;
  expect((await stored())?.halted).toEqual({
    failure: 'access denied',
    message: 'Incorrect API key provided.',
    at: '1970-01-01T00:00:00.000Z',
  });
  await others.refresh();
  expect(others.ending).toBe('halted');
});

test('the first reason of a halt is kept', async () => {
  const { watch, stored } = await watched();
  const [ours, others] = [watch(), watch()];
  await ours.halt(revoked);
  await others.halt(new ModelCallError('quota exhausted', 'later'));
  expect((await stored())?.halted?.failure).toBe('access denied');
});

test('a run that is being stopped can still halt: the reason must be shown', async () => {
  const { watch, stored } = await watched({ stopping: true });
  await watch().halt(revoked);
  expect((await stored())?.halted?.failure).toBe('access denied');
});

test('a worker whose run was taken over does not halt it for its new owner', async () => {
  const { watch, stored, takeOver } = await watched();
  const old = watch();
  await takeOver();
  await old.halt(revoked);
  expect(old.ending).toBe('taken over');
  expect(await stored()).not.toHaveProperty('halted');
});

test('failures of all workers count together towards the breaker', async () => {
  const { watch, stored } = await watched();
  const [ours, others] = [watch(), watch()];
  await ours.caseSettled('failed');
  await others.caseSettled('failed');
  expect(await stored()).not.toHaveProperty('halted');
  await ours.caseSettled('failed');
  expect((await stored())?.halted).toMatchObject({
    failure: 'too many failures',
    message: '3 cases failed in a row.',
  });
});

test('a success resets the count', async () => {
  const { watch, stored } = await watched();
  const ours = watch();
  for (const status of ['failed', 'failed', 'done', 'failed', 'failed'] as const)
    await ours.caseSettled(status);
  expect(await stored()).toMatchObject({ consecutiveFailures: 2 });
  expect(await stored()).not.toHaveProperty('halted');
});

test.each(['ABORTED', 'FAILED', 'TIMED_OUT'] as const)(
  'a worker whose execution is %s learns it within twenty seconds and a look, and ends',
  async (status) => {
    const { watch, setExecution, clock } = await watched();
    const ours = watch();
    setExecution('run-1', { status });
    clock.nowMs = 19_999;
    await ours.refresh();
    expect(ours.ending).toBeUndefined();
    clock.nowMs = 20_000;
    await ours.refresh();
    expect(ours.ending).toBe('stopped');
  },
);

test('the execution is checked three times a minute at most', async () => {
  const { watch, setExecution, looks, clock } = await watched();
  setExecution('run-1', { status: 'RUNNING' });
  const ours = watch();
  for (clock.nowMs = 0; clock.nowMs <= 105_000; clock.nowMs += 3_000) await ours.refresh();
  expect(looks).toEqual(Array.from({ length: 5 }, () => executionArn('run-1')));
  expect(ours.ending).toBeUndefined();
});

test('a check that Step Functions refuses ends nothing and is not repeated early', async () => {
  const { ledger, clock } = await watched();
  let looks = 0;
  const describe = () => {
    looks += 1;
    return Promise.reject(new Error('throttled'));
  };
  const ours = createRunWatch(makeRun(), makeSeatInput(), {
    ledger,
    executions: { describe },
    now: () => clock.nowMs,
  });
  for (clock.nowMs = 0; clock.nowMs <= 45_000; clock.nowMs += 3_000)
    await ours.refresh().catch(() => undefined);
  expect(looks).toBe(2);
  expect(ours.ending).toBeUndefined();
});

test('an execution that Step Functions does not know says nothing about its run', async () => {
  const { watch, clock } = await watched();
  const ours = watch();
  clock.nowMs = 60_000;
  await ours.refresh();
  expect(ours.ending).toBeUndefined();
});
