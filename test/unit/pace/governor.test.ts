import { describe, expect, it } from 'vitest';
import {
  atOnceServer,
  countCalls,
  type GovernorSimulation,
  randomServer,
  rateServer,
  simulateGovernor,
} from '../../../bench/fleet/simulate-governor.ts';

const steady = { minutes: 20, meanMs: 5_000 };
const workers = (count: number, fromMinute = 0) => ({ workers: count, conversations: 25, fromMinute });

const shares = async (simulation: GovernorSimulation, perMinute: number) => {
  const { calls, writes } = await simulateGovernor(simulation);
  return {
    share: (from: number, to: number, run?: number) => countCalls(calls, from, to, run).perMinute / perMinute,
    refused: countCalls(calls, 3, simulation.minutes).refusedShare,
    writesPerSecond: writes / simulation.minutes / 60,
  };
};

const limits = (['fixed window', 'sliding window', 'token bucket'] as const).flatMap((kind) =>
  [true, false].flatMap((retryAfter) => [8, 40].map((count) => ({ kind, retryAfter, count }))),
);

describe('all workers of all runs at one endpoint', () => {
  it.each(limits)(
    'use at least 92 % of R a minute with under 2 % refused: $kind, Retry-After: $retryAfter, $count workers',
    async ({ count, ...limit }) => {
      const { share, refused, writesPerSecond } = await shares(
        { ...steady, server: rateServer({ ...limit, calls: 600, windowMs: 60_000 }), runs: [workers(count)] },
        600,
      );
      expect(share(3, 20)).toBeGreaterThanOrEqual(0.92);
      expect(refused).toBeLessThan(0.02);
      expect(writesPerSecond).toBeLessThan(0.5 * count);
    },
  );

  it.each([
    [20, 8],
    [100, 8],
    [100, 40],
  ])('use at least nine tenths of %i calls at once, %i workers', async (atOnce, count) => {
    const { share, refused } = await shares(
      { ...steady, server: atOnceServer(atOnce), runs: [workers(count)] },
      atOnce * (60_000 / steady.meanMs),
    );
    expect(share(3, 20)).toBeGreaterThanOrEqual(0.9);
    expect(refused).toBeLessThan(0.02);
  });

  it.each([0.05, 0.1, 0.2])(
    'are not slowed down by a server that refuses at random: %d of all calls',
    async (refusing) => {
      const { share } = await shares(
        { ...steady, minutes: 8, server: randomServer(refusing), runs: [workers(8)] },
        // Each conversation waits for half a second after a refusal.
        (8 * 25 * 60_000 * (1 - refusing)) / (steady.meanMs * (1 - refusing) + 500 * refusing),
      );
      expect(share(3, 8)).toBeGreaterThan(0.9);
    },
  );

  it.each([
    ['a rate', rateServer({ kind: 'fixed window', calls: 600, windowMs: 60_000 }), 600],
    ['calls at once', atOnceServer(100), 1_200],
  ] as const)(
    'share a limit of %s evenly with a run that starts later, from its first minutes on',
    async (_, server, perMinute) => {
      const { share } = await shares({ ...steady, server, runs: [workers(8), workers(8, 10)] }, perMinute);
      expect(share(9, 10, 0)).toBeGreaterThan(0.9);
      expect(Math.abs(share(10, 12, 1) - 0.5)).toBeLessThan(0.05);
      expect(Math.abs(share(12, 20, 1) - share(12, 20, 0))).toBeLessThan(0.05);
    },
  );

  it('keep to the limits that the user names from the first call on', async () => {
    const limit = { kind: 'sliding window' as const, calls: 600, windowMs: 60_000 };
    const { calls } = await simulateGovernor({
      ...steady,
      minutes: 5,
      server: rateServer(limit),
      runs: [{ ...workers(8), given: { rpm: 600 } }],
    });
    expect(calls.filter(({ accepted }) => !accepted)).toEqual([]);
    expect(countCalls(calls, 1, 5).perMinute).toBeGreaterThan(0.92 * 600);
  });
});
