/** An account's concurrent Lambda executions; undefined where AWS does not say. */
export interface LambdaQuota {
  readonly total: number | undefined;
  /** Those that no function has reserved. */
  readonly free: number | undefined;
}

export type ReadLambdaQuota = () => Promise<LambdaQuota>;

/**
 * How many workers may start conversations at once: a fifth of the free Lambdas stays for the workers that are handing
 * over, for Plan and Summarize, and for whatever else the account runs.
 */
export const workersFor = (free: number): number => Math.max(1, Math.floor(0.8 * free));
