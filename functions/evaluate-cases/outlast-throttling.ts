import { retryDelayMs } from '../../shared/basics/retry-delay.ts';
import type { WorkerDependencies } from './worker-dependencies.ts';

/** How AWS's services say that they are asked too much; each client has tried several times before it passes this on. */
const throttlings = new Set([
  'ThrottlingException',
  'Throttling',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'SlowDown',
  'ServiceUnavailable',
  'TooManyRequestsException',
]);

const isThrottling = (error: unknown): boolean => error instanceof Error && throttlings.has(error.name);

/** No wait for a service that throttles is longer. */
const longestWaitMs = 20_000;

/**
 * The same dependency, whose calls wait and try again for as long as they are throttled, until the invocation nears its
 * end: a reply that is paid for is not lost because a table is busy.
 */
export const outlastThrottling = <Target extends object>(
  target: Target,
  { sleep, random, remainingMs }: Pick<WorkerDependencies, 'sleep' | 'random' | 'remainingMs'>,
): Target => {
  const patiently = async (call: () => Promise<unknown>): Promise<unknown> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await call();
      } catch (error) {
        const waitMs = Math.min(longestWaitMs, retryDelayMs(tries, undefined, random));
        if (!isThrottling(error) || remainingMs() < 2 * longestWaitMs) throw error;
        await sleep(waitMs);
      }
    }
  };
  return new Proxy(target, {
    get: (object, name) => {
      const method: unknown = Reflect.get(object, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => {
        const first: unknown = method.apply(object, args);
        if (!(first instanceof Promise)) return first;
        let isFirst = true;
        return patiently(() => {
          const call = isFirst ? first : (method.apply(object, args) as Promise<unknown>);
          isFirst = false;
          return call;
        });
      };
    },
  });
};
