import { describe, expect, it } from 'vitest';
import { atOnceServer, randomServer, rateServer } from '../../bench/fleet/limiting-server.ts';
import {
  countCalls,
  type GovernorSimulation,
  type SimulatedRun,
  simulateGovernor,
} from '../../bench/fleet/simulate-governor.ts';

const of = (workers: number, more: Partial<SimulatedRun> = {}): SimulatedRun => ({
  workers,
  conversations: 25,
  fromMinute: 0,
  ...more,
});

const meanMs = 5_000;
const minute = (calls: number) => ({ calls, windowMs: 60_000 });

const sharesOf = async (simulation: Omit<GovernorSimulation, 'meanMs'>, perMinute: number) => {
  const { calls, writes } = await simulateGovernor({ meanMs, ...simulation });
  const workers = simulation.runs.reduce((sum, run) => sum + run.workers, 0);
  return {
    achieved: (from: number, to: number, run?: number) =>
      countCalls(calls, from, to, run).perMinute / perMinute,
    refused: (from: number, to: number) => countCalls(calls, from, to).refusedShare,
    writesPerWorkerAndSecond: writes / simulation.minutes / 60 / workers,
  };
};

/** Real workers in virtual time; `npm run bench` has more of them. Whole runs, their start included. */
describe('all workers of all runs at one endpoint', () => {
  it.each([
    { kind: 'sliding window', perMinute: 600, workers: 8, minutes: 10 },
    { kind: 'fixed window', perMinute: 600, workers: 40, minutes: 10, retryAfter: true },
    { kind: 'sliding window', perMinute: 60, workers: 8, minutes: 20, retryAfter: true },
    { kind: 'fixed window', perMinute: 60, workers: 40, minutes: 20, retryAfter: true },
  ] as const)(
    'use at least 92 percent of $perMinute a minute with under 2 percent refused: $kind, $workers workers, $minutes minutes',
    async ({ kind, perMinute, workers, minutes, ...hints }) => {
      const server = rateServer({ kind, ...minute(perMinute), ...hints });
      const shares = await sharesOf({ server, runs: [of(workers)], minutes }, perMinute);
      expect(shares.achieved(0, minutes)).toBeGreaterThanOrEqual(0.92);
      expect(shares.refused(0, minutes)).toBeLessThan(0.02);
      expect(shares.writesPerWorkerAndSecond).toBeLessThan(0.5);
    },
  );

  it.each([
    { atOnce: 20, workers: 8, minutes: 10 },
    { atOnce: 100, workers: 40, minutes: 6 },
  ])(
    'use at least nine tenths of $atOnce calls at once, $workers workers',
    async ({ atOnce, workers, minutes }) => {
      const shares = await sharesOf(
        { server: atOnceServer(atOnce), runs: [of(workers)], minutes },
        atOnce * (60_000 / meanMs),
      );
      expect(shares.achieved(0, minutes)).toBeGreaterThanOrEqual(0.9);
      expect(shares.refused(0, minutes)).toBeLessThan(0.02);
    },
  );

  it('share evenly with a run that starts later, within two minutes', async () => {
    const runs = [of(4), of(4, { fromMinute: 4 })];
    const server = rateServer({ kind: 'sliding window', ...minute(300) });
    const shares = await sharesOf({ server, runs, minutes: 9 }, 300);
    expect(shares.achieved(2, 4, 0)).toBeGreaterThan(0.8);
    const [first, second] = [shares.achieved(6, 9, 0), shares.achieved(6, 9, 1)];
    expect(first + second).toBeGreaterThan(0.8);
    expect(Math.abs(second / (first + second) - 0.5)).toBeLessThan(0.05);
  });

  it('are not slowed down by a server that refuses a tenth of all calls at random', async () => {
    const shares = await sharesOf(
      { server: randomServer(0.1), runs: [of(4)], minutes: 4 },
      // Each conversation waits for half a second after a refusal, on average.
      (4 * 25 * 60_000 * 0.9) / (meanMs * 0.9 + 500 * 0.1),
    );
    expect(shares.achieved(2, 4)).toBeGreaterThan(0.9);
  });

  it('keep to the limits that the user names from the first call on', async () => {
    const server = rateServer({ kind: 'sliding window', ...minute(600) });
    const runs = [of(8, { given: { rpm: 600 } })];
    const shares = await sharesOf({ server, runs, minutes: 4 }, 600);
    expect(shares.refused(0, 4)).toBeLessThan(0.005);
    expect(shares.achieved(1, 4)).toBeGreaterThan(0.92);
  });
});
