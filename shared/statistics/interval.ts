/** A 95 % confidence interval of a share, both ends within 0 to 1. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  /**
   * `wilson_over_cases`: all cases have the same accuracy, so they show no variance, and each case counts as one trial.
   * Absent: the method of the figure (docs/trust.md, "Intervals").
   */
  readonly method?: 'wilson_over_cases';
}

/** The 97.5 % quantile of the normal distribution, for two-sided 95 %. */
export const normalQuantile = 1.959963984540054;

export const intervalAround = (centre: number, halfWidth: number): Interval => ({
  low: Math.max(0, centre - halfWidth),
  high: Math.min(1, centre + halfWidth),
});
