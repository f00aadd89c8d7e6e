import { createRandom } from '../../shared/statistics/random.ts';

/** As in LiveClin: 3 to 6 questions a case, 4.7 on average. */
const questionShares = [
  [3, 0.1],
  [4, 0.43],
  [5, 0.77],
  [6, 1],
] as const;

/** Spread of the logarithm of a call's time. */
const sigma = 0.6;

/** How many seconds each call of each case takes: log-normal around `mean`, cut at `cap`. */
export const drawCalls = ({
  cases,
  mean,
  cap,
  seed,
}: {
  readonly cases: number;
  readonly mean: number;
  readonly cap: number;
  readonly seed: number;
}): number[][] => {
  const random = createRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const call = () => Math.min(cap, Math.exp(Math.log(mean) - sigma ** 2 / 2 + sigma * normal()));
  return Array.from({ length: cases }, () => {
    const drawn = random();
    const [questions] = questionShares.find(([, below]) => drawn < below) ?? questionShares[0];
    return Array.from({ length: questions }, call);
  });
};

/** When the last call ends on one machine with so many slots that always continues with the longest case left. */
export const scheduleBound = (calls: readonly (readonly number[])[], slots: number): number => {
  const free = Array.from({ length: slots }, () => 0);
  for (const each of calls.toSorted((a, b) => b.length - a.length)) {
    const at = free.indexOf(Math.min(...free));
    free[at] = (free[at] ?? 0) + each.reduce((sum, call) => sum + call, 0);
  }
  return Math.max(...free);
};
