export interface ClusteredShare {
  readonly share: number;
  readonly clusters: number;
  /** Null for fewer than two clusters: one does not show how they differ. */
  readonly error: number | null;
}

/**
 * A share and its cluster-robust standard error. With y of m a cluster and G clusters, the share is the ratio
 * p = Σy / Σm, and its variance
 *   G/(G-1) · Σ(y - p·m)² / (Σm)²
 * (G/(G-1) is the correction for degrees of freedom). Keeps five sums, whatever the number of clusters.
 */
export const createClusteredError = () => {
  let clusters = 0;
  const sums = { y: 0, m: 0, yy: 0, ym: 0, mm: 0 };

  /** Takes one cluster; an empty one is ignored. */
  const add = (y: number, m: number): void => {
    if (m === 0) return;
    clusters += 1;
    sums.y += y;
    sums.m += m;
    sums.yy += y * y;
    sums.ym += y * m;
    sums.mm += m * m;
  };

  /** Null when there is nothing to share. */
  const finish = (): ClusteredShare | null => {
    if (clusters === 0) return null;
    const share = sums.y / sums.m;
    if (clusters === 1) return { share, clusters, error: null };
    // Σ(y - p·m)² multiplied out; rounding may leave it a trace below zero.
    const residuals = Math.max(0, sums.yy - 2 * share * sums.ym + share ** 2 * sums.mm);
    return { share, clusters, error: Math.sqrt(((clusters / (clusters - 1)) * residuals) / sums.m ** 2) };
  };

  return { add, finish };
};
