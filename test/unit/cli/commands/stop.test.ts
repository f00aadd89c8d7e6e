import { describe, expect, test } from 'vitest';
import { stopRun } from '../../../../cli/commands/stop.ts';
import { describeIfResumedInVain } from '../../../../cli/run/complete-run.ts';
import { createExecutions, executionArn } from '../../../../shared/adapters/memory/memory-executions.ts';
import { createMemoryLedger } from '../../../../shared/adapters/memory/memory-ledger.ts';
import { loadRun } from '../../../../shared/ledger/load-run.ts';
import { makeRun } from '../../../../tools/made-up/factories.ts';
import { createEvaluation } from '../../../support/runs/evaluation.ts';

const desk = async (status?: 'RUNNING' | 'SUCCEEDED') => {
  const ledger = createMemoryLedger();
  await ledger.createRun(makeRun());
  const { executions, set } = createExecutions();
  if (status) set('run-1', { status });
  return { ledger, executions };
};

test('a running run is told to stop, and its execution ends by itself', async () => {
  const stack = await desk('RUNNING');
  expect((await stopRun('run-1', { isNow: false }, stack)).message).toContain('run-1 is stopping');
  expect(await stack.ledger.getRun('run-1')).toMatchObject({ stopping: true });
  expect(await stack.executions.describe(executionArn('run-1'))).toMatchObject({ status: 'RUNNING' });
});

test('--now ends its execution and leaves it redrivable', async () => {
  const stack = await desk('RUNNING');
  expect((await stopRun('run-1', { isNow: true }, stack)).message).toContain('was ended');
  expect(await stack.executions.describe(executionArn('run-1'))).toMatchObject({
    status: 'ABORTED',
    cause: expect.stringContaining('npx liveclin stop'),
  });
  expect(await stack.ledger.getRun('run-1')).not.toHaveProperty('stopping');
});

test.each([['SUCCEEDED' as const], [undefined]])(
  'a run whose execution is %s is left as it is',
  async (status) => {
    const stack = await desk(status);
    for (const isNow of [false, true])
      expect((await stopRun('run-1', { isNow }, stack)).message).toContain('is not running');
    expect(await stack.ledger.getRun('run-1')).not.toHaveProperty('stopping');
  },
);

test('a complete run is said to be complete, and nothing is written', async () => {
  const { ledger, child } = await createEvaluation({ questions: [1] });
  await child();
  const { executions, set } = createExecutions();
  set('run-1', { status: 'SUCCEEDED' });
  expect(await stopRun('run-1', { isNow: false }, { ledger, executions })).toEqual({
    message: 'Run run-1 is complete: 1 of 1 case done. There is nothing to stop.',
    isComplete: true,
  });
  expect(await ledger.getRun('run-1')).not.toHaveProperty('stopping');
});

describe('run --resume with a run that is complete', () => {
  const complete = async () => {
    const { ledger, objects, child } = await createEvaluation({ questions: [1] });
    await child();
    const { executions } = createExecutions();
    const { identity } = await loadRun(ledger, 'run-1');
    return { stack: { ledger, objects, executions }, identity };
  };

  test('says so', async () => {
    const { stack, identity } = await complete();
    const { datasetDigest, model } = identity;
    expect(await describeIfResumedInVain('run-1', { input: { model }, datasetDigest }, stack)).toBe(
      'Run run-1 is complete: 1 of 1 case done.',
    );
  });

  test.each([
    ['another model', { model: 'other' }],
    ['another temperature', { temperature: 1 }],
    ['fewer cases', { selection: { limit: 1 } }],
  ])('leaves it to the execution to refuse %s', async (_, input) => {
    const { stack, identity } = await complete();
    const asked = { input, datasetDigest: identity.datasetDigest };
    expect(await describeIfResumedInVain('run-1', asked, stack)).toBeUndefined();
  });
});

test('a local run that does not exist may have ended with its LocalStack', async () => {
  await expect(stopRun('nobody', { isNow: false, target: { local: true } }, await desk())).rejects.toThrow(
    'Local runs live as long as LocalStack',
  );
});

test('a run that does not exist is named', async () => {
  const stack = await desk();
  await expect(stopRun('nobody', { isNow: false }, stack)).rejects.toMatchObject({
    message: expect.stringContaining('nobody'),
  });
});
