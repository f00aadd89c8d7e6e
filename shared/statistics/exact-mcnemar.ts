/**
 * The exact two-sided McNemar test (McNemar 1947): the probability that pairs which differ are split at least as
 * unevenly as here if either direction is as likely, 2 · P(X ≤ min) with X binomial(n, 1/2), at most 1. Sums whole
 * numbers, so that it is exact up to the last division, whatever their size.
 */
export const exactMcNemar = (gained: number, lost: number): number => {
  const n = gained + lost;
  const fewer = Math.min(gained, lost);
  let ways = 1n;
  let sum = 1n;
  for (let k = 1; k <= fewer; k += 1) {
    ways = (ways * BigInt(n - k + 1)) / BigInt(k);
    sum += ways;
  }
  return Math.min(1, timesPowerOfTwo(sum, 1 - n));
};

/** value · 2^exponent; both may be beyond the range of numbers. */
const timesPowerOfTwo = (value: bigint, exponent: number): number => {
  // Four bits a digit; a number's own precision is 53.
  const excess = Math.max(0, 4 * value.toString(16).length - 64);
  return Number(value >> BigInt(excess)) * 2 ** (exponent + excess);
};
