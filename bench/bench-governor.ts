import { atOnceServer, randomServer, rateServer } from './fleet/limiting-server.ts';
import { countCalls, type GovernorSimulation, simulateGovernor } from './fleet/simulate-governor.ts';

export interface GovernorFigures {
  readonly server: string;
  readonly workers: number;
  readonly minutes: number;
  /** What got through in the whole run, its start included, as a share of what the server would take. */
  readonly achieved: number;
  readonly refused: number;
  readonly refusedAfterThreeMinutes: number;
  readonly writesPerWorkerAndSecond: number;
}

const meanMs = 5_000;
const of = (workers: number) => [{ workers, conversations: 25, fromMinute: 0 }];

interface Scenario extends Pick<GovernorSimulation, 'server' | 'minutes'> {
  readonly name: string;
  readonly workers: number;
  /** What the server takes in a minute. */
  readonly possible: number;
}

const scenarios: readonly Scenario[] = [
  ...[600, 60].flatMap((perMinute) =>
    (['fixed window', 'sliding window', 'token bucket'] as const).flatMap((kind) =>
      [8, 40].map((workers) => ({
        name: `${kind}, ${perMinute} a minute`,
        server: rateServer({ kind, calls: perMinute, windowMs: 60_000 }),
        workers,
        minutes: perMinute === 60 ? 20 : 10,
        possible: perMinute,
      })),
    ),
  ),
  ...[20, 100].map((atOnce) => ({
    name: `${atOnce} at once`,
    server: atOnceServer(atOnce),
    workers: 8,
    minutes: atOnce === 20 ? 10 : 5,
    possible: (atOnce * 60_000) / meanMs,
  })),
  {
    name: 'refuses 10 % at random',
    server: randomServer(0.1),
    workers: 4,
    minutes: 5,
    // Each conversation waits for half a second after a refusal, on average.
    possible: (4 * 25 * 60_000 * 0.9) / (meanMs * 0.9 + 500 * 0.1),
  },
];

/** Workers that share a server that limits calls, and says nothing about its limit, in virtual time. */
export async function* benchGovernor(): AsyncGenerator<GovernorFigures> {
  for (const { name, server, workers, minutes, possible } of scenarios) {
    const { calls, writes } = await simulateGovernor({ server, runs: of(workers), minutes, meanMs });
    const whole = countCalls(calls, 0, minutes);
    yield {
      server: name,
      workers,
      minutes,
      achieved: whole.perMinute / possible,
      refused: whole.refusedShare,
      refusedAfterThreeMinutes: countCalls(calls, 3, minutes).refusedShare,
      writesPerWorkerAndSecond: writes / minutes / 60 / workers,
    };
  }
}
