import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { endOf, startExecution, uniqueName } from '../../support/deployed/deployed-stack.ts';
import { createFaultBench, type FaultBench } from '../../support/deployed/fault-bench.ts';
import {
  freezeWorkers,
  invokeWorker,
  killWorkers,
  withFunctionTimeout,
  workersAreHere,
} from '../../support/deployed/lambda-workers.ts';
import { localstackMissing, needsLocalstack } from '../../support/deployed/localstack.ts';
import { watchSlots } from '../../support/deployed/watch-slots.ts';
import { createGate } from '../../support/doubles/gate.ts';
import { type Mischief, shareOf, startTalliedModel } from '../../support/model/tallied-model.ts';

const cannotKill = localstackMissing || !(await workersAreHere());

/** Conversations at once in these tests (fault-bench). */
const conversations = 4;

/**
 * Lets `before` questions be answered and holds the requests after them until the gate opens. They have
 * arrived when every conversation waits for its own, so that none is still in flight.
 */
const holdAfter = (before: number) => {
  const gate = createGate();
  const arrived = createGate();
  const mischief: Mischief = async ({ total }) => {
    if (total <= before) return undefined;
    if (total >= before + conversations) arrived.open();
    await gate.pass;
    return undefined;
  };
  return { mischief, arrived: arrived.pass, release: gate.open };
};

describe.skipIf(localstackMissing)(`a worker that fails${needsLocalstack}`, () => {
  let bench: FaultBench;
  beforeAll(async () => {
    bench = await createFaultBench();
  });

  it.skipIf(cannotKill)(
    'killed in the middle of its turns is started again by the state machine',
    async () => {
      const { mischief, arrived, release } = holdAfter(10);
      await using model = await startTalliedModel(mischief);
      const runId = uniqueName('killed');
      const executionArn = await startExecution(bench.stack, runId, bench.input(model));
      await arrived;
      await killWorkers();
      release();
      expect(await endOf(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
      const { repeated } = await bench.expectAsCalm({
        scenario: 'worker process killed (SIGKILL) mid-turn',
        runId,
        model,
        crashes: 1,
      });
      // The held requests had been sent: they show that the kill took effect.
      expect(repeated).toBeGreaterThan(0);
    },
  );

  it.skipIf(cannotKill)(
    'frozen until its function times out is started again by the state machine',
    async () => {
      const { mischief, arrived, release } = holdAfter(10);
      await using model = await startTalliedModel(mischief);
      const runId = uniqueName('frozen');
      // Requests of a second, and the 15 s a worker keeps in reserve: it starts turns for ten seconds.
      await withFunctionTimeout(26, async () => {
        const executionArn = await startExecution(bench.stack, runId, bench.input(model, { timeout: 1 }));
        await arrived;
        const thaw = await freezeWorkers();
        const atFreeze = model.asked();
        release();
        try {
          // What asks again is another process: the frozen one is dead, and the rest is needed to summarize.
          await expect.poll(() => model.asked(), { timeout: 90_000 }).toBeGreaterThan(atFreeze);
        } finally {
          thaw();
        }
        expect(await endOf(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
      });
      const { repeated } = await bench.expectAsCalm({
        scenario: 'function timeout mid-seat (process stopped, `Sandbox.Timedout`)',
        runId,
        model,
        crashes: 1,
      });
      expect(repeated).toBeGreaterThan(0);
    },
  );

  it('out of time hands over to the next lane, again and again, and asks nothing twice', async () => {
    await using model = await startTalliedModel(async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      return undefined;
    });
    const runId = uniqueName('deadlines');
    await withFunctionTimeout(18, async () => {
      const input = bench.input(model, { timeout: 1, concurrency: 2 });
      expect(await endOf(await startExecution(bench.stack, runId, input))).toMatchObject({
        status: 'SUCCEEDED',
      });
    });
    await bench.expectAsCalm({
      scenario: 'deadline of the function reached mid-seat (relay)',
      runId,
      model,
      crashes: 0,
    });
    const lanes = await bench.stack.ledger.listLanes({ runId, plan: 1, seat: 1 });
    expect(lanes.map(({ lane }) => lane)).toEqual([0, 1]);
  });

  it('out of time under slow calls keeps its conversations busy while lanes take over from each other', async () => {
    const slots = 20;
    const many = await createFaultBench(Array<number>(60).fill(2));
    await using model = await startTalliedModel(async (asked) => {
      await sleep(5_000 + 15_000 * shareOf(asked));
      return undefined;
    });
    const runId = uniqueName('busy');
    await using busy = watchSlots(model, { slots, lastCase: 60 });
    await withFunctionTimeout(60, async () => {
      const input = many.input(model, { timeout: 21, concurrency: slots });
      const executionArn = await startExecution(many.stack, runId, input);
      expect(await endOf(executionArn, 250_000)).toMatchObject({ status: 'SUCCEEDED' });
    });
    await many.expectAsCalm({
      scenario: 'deadline of the function reached again and again under calls of 5 to 20 s (relay)',
      runId,
      model,
      crashes: 0,
    });
    expect(model.server.counts.maxAtOnce).toBe(slots);
    const { beforeRelays, throughout } = busy.shares();
    // A busy machine is slow to send without any relay.
    expect(throughout / Math.min(1, beforeRelays)).toBeGreaterThan(0.9);
  });

  it('doubled: a zombie at the same seat costs at most one request per conversation', async () => {
    const { mischief, arrived, release } = holdAfter(10);
    await using model = await startTalliedModel(mischief);
    const runId = uniqueName('zombie');
    const executionArn = await startExecution(bench.stack, runId, bench.input(model));
    await arrived;
    const seat = await bench.stack.ledger.getSeat({ runId, plan: 1, seat: 1 });
    const place = { seat: 1, lane: seat?.onDuty?.lane ?? 0, seats: 1 };
    const heldBefore = model.server.counts.atOnce;
    const zombie = invokeWorker({ place, runId, executionArn, plan: 1, loops: 0 });
    await expect.poll(() => model.server.counts.atOnce, { timeout: 10_000 }).toBeGreaterThan(heldBefore);
    release();
    expect(await zombie).toMatchObject({ failed: false, result: { status: 'DONE' } });
    expect(await endOf(executionArn)).toMatchObject({ status: 'SUCCEEDED' });
    await bench.expectAsCalm({
      scenario: 'two workers at one seat at once (zombie)',
      runId,
      model,
      crashes: 1,
    });
  });
});
