import { describe, expect, it } from 'vitest';
import { simulateFleet } from '../../bench/fleet/simulate-fleet.ts';

/** The whole fleet in virtual time, as `npm run bench` measures it, on a few of its runs. */
describe('a fleet', () => {
  it('keeps every slot busy, and asks nothing twice', async () => {
    const figures = await simulateFleet({ timeout: 120, mean: 30, concurrency: 100, cases: 1_407 });
    expect(figures).toMatchObject({ conversationsMax: 100, repeatedRequests: 0, lost: 0 });
    expect(figures.wallOverBound).toBeLessThan(1.05);
    expect(figures.lambdaOverIdeal).toBeLessThan(1.3);
  });

  it('of several seats ends together, because those that are done take cases from the others', async () => {
    const figures = await simulateFleet({ timeout: 120, mean: 5, concurrency: 400, cases: 1_407 });
    expect(figures).toMatchObject({ conversationsMax: 400, repeatedRequests: 0, lost: 0 });
    expect(figures.wallOverBound).toBeLessThan(1.05);
  });

  it('relieves its workers without a gap where a call may take most of their lives', async () => {
    const figures = await simulateFleet({ timeout: 600, mean: 60, concurrency: 30, cases: 150 });
    expect(figures).toMatchObject({ conversationsMax: 30, repeatedRequests: 0, lost: 0 });
    expect(figures.wallOverBound).toBeLessThan(1.05);
    expect(figures.lambdaOverIdeal).toBeLessThan(3);
  });

  it('loses nothing in an account with ten Lambdas, and keeps to what they can hold', async () => {
    const figures = await simulateFleet({
      timeout: 120,
      mean: 30,
      concurrency: 1_000,
      cases: 1_407,
      imageMode: 'local',
      accountLimit: 10,
    });
    expect(figures).toMatchObject({ conversationsMax: 200, repeatedRequests: 0, lost: 0 });
  });

  it('loses and repeats nothing while a tenth of all calls of DynamoDB and S3 is throttled', async () => {
    const figures = await simulateFleet({
      timeout: 120,
      mean: 5,
      concurrency: 100,
      cases: 600,
      throttledShare: 0.1,
    });
    expect(figures).toMatchObject({ repeatedRequests: 0, lost: 0 });
  });
});
