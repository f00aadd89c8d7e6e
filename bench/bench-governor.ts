import {
  atOnceServer,
  countCalls,
  type GovernorSimulation,
  randomServer,
  rateServer,
  simulateGovernor,
} from './fleet/simulate-governor.ts';

export interface GovernorFigures {
  readonly server: string;
  readonly workers: number;
  /** What got through from the fourth minute on, as a share of what the server would take. */
  readonly achieved: number;
  readonly refused: number;
  /** The same of the first three minutes, in which the limit is learnt; a full token bucket lets more through. */
  readonly achievedWhileLearning: number;
  readonly refusedWhileLearning: number;
  /** The second run's share of what got through in its first two minutes, and afterwards. */
  readonly secondRun?: readonly [number, number];
  readonly writesPerSecond: number;
}

const meanMs = 5_000;
const minutes = 20;
const learningMinutes = 3;
const joinsAt = 10;
const perMinute = 600;
const of = (workers: number, fromMinute = 0) => ({ workers, conversations: 25, fromMinute });

interface Scenario {
  readonly server: string;
  readonly simulated: Pick<GovernorSimulation, 'server' | 'runs'>;
  /** What the server takes in a minute. */
  readonly possible: number;
}

const scenarios = (): Scenario[] => [
  ...(['fixed window', 'sliding window', 'token bucket'] as const).flatMap((kind) =>
    [true, false].flatMap((retryAfter) =>
      [8, 40].map((workers) => ({
        server: `${kind}, 600 a minute, ${retryAfter ? 'Retry-After' : 'no hint'}`,
        simulated: {
          server: rateServer({ kind, calls: perMinute, windowMs: 60_000, retryAfter }),
          runs: [of(workers)],
        },
        possible: perMinute,
      })),
    ),
  ),
  ...[
    [20, 8],
    [100, 8],
    [100, 40],
  ].map(([atOnce = 0, workers = 0]) => ({
    server: `${atOnce} at once`,
    simulated: { server: atOnceServer(atOnce), runs: [of(workers)] },
    possible: (atOnce * 60_000) / meanMs,
  })),
  ...[0.05, 0.1, 0.2].map((share) => ({
    server: `refuses ${100 * share} % at random`,
    simulated: { server: randomServer(share), runs: [of(8)] },
    // Each conversation waits for half a second after a refusal.
    possible: (8 * 25 * 60_000 * (1 - share)) / (meanMs * (1 - share) + 500 * share),
  })),
  {
    server: 'fixed window, 600 a minute, two runs',
    simulated: {
      server: rateServer({ kind: 'fixed window', calls: perMinute, windowMs: 60_000 }),
      runs: [of(8), of(8, joinsAt)],
    },
    possible: perMinute,
  },
  {
    server: '100 at once, two runs',
    simulated: { server: atOnceServer(100), runs: [of(8), of(8, joinsAt)] },
    possible: (100 * 60_000) / meanMs,
  },
];

/** All workers at one endpoint, in virtual time, with calls of 5 s on average. */
export async function* benchGovernor(): AsyncGenerator<GovernorFigures> {
  for (const { server, simulated, possible } of scenarios()) {
    const { calls, writes } = await simulateGovernor({ ...simulated, minutes, meanMs });
    const learning = countCalls(calls, 0, learningMinutes);
    const steady = countCalls(calls, learningMinutes, minutes);
    const secondShare = (from: number, to: number) =>
      countCalls(calls, from, to, 1).perMinute / countCalls(calls, from, to).perMinute;
    yield {
      server,
      workers: simulated.runs.reduce((sum, { workers }) => sum + workers, 0),
      achieved: steady.perMinute / possible,
      refused: steady.refusedShare,
      achievedWhileLearning: learning.perMinute / possible,
      refusedWhileLearning: learning.refusedShare,
      ...(simulated.runs.length > 1 && {
        secondRun: [secondShare(joinsAt, joinsAt + 2), secondShare(joinsAt + 2, minutes)],
      }),
      writesPerSecond: writes / minutes / 60,
    };
  }
}
