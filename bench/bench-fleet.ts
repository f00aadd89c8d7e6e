import { type FleetFigures, simulateFleet } from './fleet/simulate-fleet.ts';

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

/** A whole run for each kind of model and each concurrency, in virtual time. */
export async function* benchFleet(): AsyncGenerator<FleetFigures> {
  for (const [timeout, mean] of models) {
    for (const concurrency of concurrencies) {
      yield await simulateFleet({ timeout, mean, concurrency, cases });
    }
  }
}
