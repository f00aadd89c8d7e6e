import { describe, expect, it } from 'vitest';
import { type FleetOptions, simulateFleet } from '../../bench/fleet/simulate-fleet.ts';

/** A run in virtual time that loses nothing and asks nothing twice, with so many conversations at most. */
const calmRun = async (options: FleetOptions, conversationsMax: number) => {
  const figures = await simulateFleet(options);
  expect(figures).toMatchObject({ conversationsMax, repeatedRequests: 0, lost: 0 });
  return figures;
};

/** The whole fleet in virtual time, as `npm run bench` measures it, on a few of its runs. */
describe('a fleet', () => {
  it('keeps every slot busy, and asks nothing twice', async () => {
    const options = { timeout: 120, mean: 30, concurrency: 100, cases: 1_407 };
    const { wallOverBound, lambdaOverIdeal } = await calmRun(options, 100);
    expect(wallOverBound).toBeLessThan(1.05);
    expect(lambdaOverIdeal).toBeLessThan(1.3);
  });

  it('of several seats ends together, because those that are done take cases from the others', async () => {
    const options = { timeout: 120, mean: 5, concurrency: 400, cases: 1_407 };
    const { wallOverBound } = await calmRun(options, 400);
    expect(wallOverBound).toBeLessThan(1.05);
  });

  it('writes no partition of its table too often, also when its seats run out of cases together', async () => {
    const options = { timeout: 120, mean: 3, concurrency: 500, cases: 1_000, imageMode: 'local' } as const;
    const { writesPerPartitionPerSecondMax } = await calmRun(options, 500);
    // 20 seats: of the 700 that 50 seats may write.
    expect(writesPerPartitionPerSecondMax).toBeLessThan(280);
  });

  it('relieves its workers without a gap where a call may take most of their lives', async () => {
    const options = { timeout: 600, mean: 60, concurrency: 30, cases: 150 };
    const { wallOverBound, lambdaOverIdeal } = await calmRun(options, 30);
    expect(wallOverBound).toBeLessThan(1.05);
    expect(lambdaOverIdeal).toBeLessThan(3);
  });

  it('loses nothing in an account with ten Lambdas, and keeps to what they can hold', async () => {
    const account = { imageMode: 'local', accountLimit: 10 } as const;
    await calmRun({ timeout: 120, mean: 30, concurrency: 1_000, cases: 1_407, ...account }, 200);
  });

  it('loses and repeats nothing while a tenth of all calls of DynamoDB and S3 is throttled', async () => {
    const options = { timeout: 120, mean: 5, concurrency: 100, cases: 600, throttledShare: 0.1 };
    await calmRun(options, 100);
  });
});
