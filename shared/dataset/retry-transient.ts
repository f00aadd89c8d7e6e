import { retryDelayMs } from '../basics/retry-delay.ts';
import { HubError } from './hub-error.ts';

export interface RetryDependencies {
  readonly sleep: (ms: number) => Promise<void>;
  /** Uniform in [0, 1). */
  readonly random: () => number;
}

/** With the waits in between, enough for a hiccup; the hub's rate limits say how long they last. */
const maxTries = 5;

/** Does some work with a hub, and repeats it after transient failures. */
export const retryTransient = async <T>(
  work: () => Promise<T>,
  { sleep, random }: RetryDependencies,
): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      const isTransient = error instanceof HubError && error.reason === 'transient';
      if (!isTransient || tries === maxTries) throw error;
      await sleep(retryDelayMs(tries, error.retryAfterMs, random));
    }
  }
};
