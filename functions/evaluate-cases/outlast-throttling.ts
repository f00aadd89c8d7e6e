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
const maxWaitMs = 20_000;

/**
 * The same dependency, whose calls wait and try again for as long as they are throttled, until the invocation nears its
 * end: a reply that is paid for is not lost because a table is busy.
 */
export const outlastThrottling = <Target extends object>(
  target: Target,
  { sleep, random, remainingMs }: Pick<WorkerDependencies, 'sleep' | 'random' | 'remainingMs'>,
): Target => {
  const outlast = async (error: unknown, call: () => Promise<unknown>, tries = 1): Promise<unknown> => {
    if (!isThrottling(error) || remainingMs() < 2 * maxWaitMs) throw error;
    await sleep(Math.min(maxWaitMs, retryDelayMs(tries, undefined, random)));
    return call().catch((again: unknown) => outlast(again, call, tries + 1));
  };
  return new Proxy(target, {
    get: (object, name) => {
      const method: unknown = Reflect.get(object, name);
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => {
        const call = () => method.apply(object, args);
        const answer: unknown = call();
        return answer instanceof Promise ? answer.catch((error: unknown) => outlast(error, call)) : answer;
      };
    },
  });
};
