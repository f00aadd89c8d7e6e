/** Concurrent executions that the account's Lambda quota leaves to this project's functions. */
export type FreeLambdas = () => Promise<number>;

/**
 * How many workers may start conversations at once: a fifth of the free Lambdas stays for the workers that are handing
 * over, for Plan and Summarize, and for whatever else the account runs.
 */
export const workersFor = (free: number): number => Math.max(1, Math.floor(0.8 * free));
