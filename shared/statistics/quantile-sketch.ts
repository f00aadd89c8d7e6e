/** Neighbouring buckets differ by 2 %, so that a bucket's middle is within 1 % of every value in it. */
const growth = 1.02;

/**
 * Quantiles of positive numbers in bounded memory: a histogram with logarithmic buckets. Values under 1 count as 1.
 * A quantile is at most 1 % off the value of its rank.
 */
export const createQuantileSketch = () => {
  const buckets = new Map<number, number>();
  let count = 0;
  let max = 0;

  const add = (value: number): void => {
    const bucket = Math.floor(Math.log(Math.max(1, value)) / Math.log(growth));
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
    count += 1;
    max = Math.max(max, value);
  };

  /** @param share e.g. 0.95; 0 for no values */
  const quantile = (share: number): number => {
    let left = Math.max(1, Math.ceil(share * count));
    for (const [bucket, size] of [...buckets].sort(([a], [b]) => a - b)) {
      left -= size;
      if (left <= 0) return Math.min(max, growth ** (bucket + 0.5));
    }
    return 0;
  };

  return { add, quantile, count: () => count, max: () => max };
};
