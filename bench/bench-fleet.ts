import { simulateOnAllCores } from './fleet/on-all-cores.ts';
import type { FleetFigures, FleetOptions } from './fleet/simulate-fleet.ts';

/** What may be chosen of the scenarios, in seconds and conversations; everything by default. */
export interface FleetChoice {
  readonly timeout?: number | undefined;
  readonly mean?: number | undefined;
  readonly concurrency?: number | undefined;
  /** Draws of the calls' times; figures are their medians, or the worst where a single one would be a fault. */
  readonly seeds: number;
}

/** Timeout and mean of a call, in seconds: quick models, ordinary ones, and two kinds of reasoning models. */
const models = [
  [120, 5],
  [120, 30],
  [600, 60],
  [600, 100],
] as const;

const concurrencies = [30, 100, 400, 1_000];

/** LiveClin's number of cases. */
const cases = 1_407;

const scenarios: readonly FleetOptions[] = [
  ...models.flatMap(([timeout, mean]) =>
    concurrencies.map((concurrency) => ({ timeout, mean, concurrency, cases })),
  ),
  // As many writes as the fleet can make.
  { timeout: 120, mean: 3, concurrency: 5_000, cases: 10_000 },
  // An account that is new.
  { timeout: 120, mean: 30, concurrency: 1_000, cases, imageMode: 'local', accountLimit: 10 },
  // Services that are asked too much.
  { timeout: 120, mean: 5, concurrency: 100, cases, throttledShare: 0.1 },
];

/** Whole runs in virtual time. */
export async function* benchFleet({ seeds, ...choice }: FleetChoice): AsyncGenerator<FleetFigures> {
  const chosen = scenarios.filter((scenario) =>
    (['timeout', 'mean', 'concurrency'] as const).every(
      (name) => choice[name] === undefined || choice[name] === scenario[name],
    ),
  );
  const runs = chosen.flatMap((scenario) =>
    Array.from({ length: seeds }, (_, index) => ({ ...scenario, seed: index + 1 })),
  );
  const figures = simulateOnAllCores(runs);
  for (const [index, scenario] of chosen.entries()) {
    const drawn = await Promise.all(figures.slice(index * seeds, (index + 1) * seeds));
    yield { ...scenario, ...summaryOf(drawn) };
  }
}

const summaryOf = (drawn: readonly FleetFigures[]): Omit<FleetFigures, keyof FleetOptions> => {
  const all = (name: Exclude<keyof FleetFigures, keyof FleetOptions>) => drawn.map((each) => each[name]);
  return {
    wallOverBound: median(all('wallOverBound')),
    wallOverIdeal: median(all('wallOverIdeal')),
    conversationsMax: Math.min(...all('conversationsMax')),
    repeatedRequests: Math.max(...all('repeatedRequests')),
    lost: Math.max(...all('lost')),
    lambdaGbSeconds: median(all('lambdaGbSeconds')),
    lambdaOverIdeal: median(all('lambdaOverIdeal')),
    writesPerPartitionPerSecondMax: Math.max(...all('writesPerPartitionPerSecondMax')),
    throttles: Math.max(...all('throttles')),
    transitions: median(all('transitions')),
  };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
