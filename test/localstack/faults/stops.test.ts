import { beforeAll, describe, expect, it } from 'vitest';
import { runKeys } from '../../../shared/storage/keys.ts';
import {
  caseRows,
  endOf,
  execute,
  startExecution,
  stopExecution,
  uniqueName,
} from '../../support/deployed/deployed-stack.ts';
import { createFaultBench, type FaultBench } from '../../support/deployed/fault-bench.ts';
import { withFunctionTimeout } from '../../support/deployed/lambda-workers.ts';
import { localstackMissing, needsLocalstack } from '../../support/deployed/localstack.ts';
import { createGate } from '../../support/doubles/gate.ts';
import { startTalliedModel, type TalliedModel } from '../../support/model/tallied-model.ts';

describe.skipIf(localstackMissing)(`an execution that is stopped${needsLocalstack}`, () => {
  let bench: FaultBench;
  let questions: number;
  beforeAll(async () => {
    bench = await createFaultBench();
    questions = bench.questions;
  });

  /** Stops the execution while the model holds its request number `at`, and then lets that one be answered, after `heldMs`. */
  const stoppedAt = async (at: number, settings: object, heldMs = 0) => {
    const [arrived, gate] = [createGate(), createGate()];
    const model: TalliedModel = await startTalliedModel(async ({ total }) => {
      if (total < at) return undefined;
      arrived.open();
      await gate.pass;
      return undefined;
    });
    const runId = uniqueName('stopped');
    const executionArn = await startExecution(bench.stack, runId, bench.input(model, settings));
    await arrived.pass;
    await stopExecution(executionArn);
    await new Promise((resolve) => setTimeout(resolve, heldMs));
    gate.open();
    expect(await endOf(executionArn)).toMatchObject({ status: 'ABORTED' });
    return { model, runId };
  };

  it('in the middle leaves a run that a resume completes', async () => {
    // LocalStack lets a running worker finish. This one starts turns for two seconds, and its calls are held for longer.
    const { model, runId } = await withFunctionTimeout(27, () =>
      stoppedAt(6, { concurrency: 2, timeout: 10 }, 3_000),
    );
    await using _model = model;
    const before = [...(await caseRows(bench.stack, runId)).values()].filter(
      ({ status }) => status === 'done',
    );
    expect(before.length).toBeLessThan(12);
    const resumed = await execute(bench.stack, uniqueName('resumed'), { resume: runId });
    expect(resumed.status, resumed.cause).toBe('SUCCEEDED');
    await bench.expectAsCalm({
      scenario: 'StopExecution in the middle, then resumed',
      runId,
      model,
      crashes: 1,
    });
  });

  it('between Map and Summarize needs no further question', async () => {
    const { model, runId } = await stoppedAt(questions, { concurrency: 1 });
    await using _model = model;
    await expect
      .poll(async () => [...(await caseRows(bench.stack, runId)).values()].map(({ status }) => status))
      .toEqual(Array<string>(12).fill('done'));
    expect(await bench.stack.objects.exists(runKeys.summary(runId))).toBe(false);
    const resumed = await execute(bench.stack, uniqueName('resumed'), { resume: runId });
    expect(resumed.status, resumed.cause).toBe('SUCCEEDED');
    const { repeated } = await bench.expectAsCalm({
      scenario: 'execution ended between Map and Summarize, then resumed',
      runId,
      model,
      crashes: 0,
    });
    expect(repeated).toBe(0);
  });
});
