import { setTimeout as sleep } from 'node:timers/promises';

/** The result of `work`, or a {TimeoutError} after `ms`. The work itself is not stopped. */
export const withinTime = async <T>(ms: number, work: Promise<T>): Promise<T> => {
  const ended = new AbortController();
  const deadline = sleep(ms, undefined, { signal: ended.signal }).then(() => {
    throw new TimeoutError(ms);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    ended.abort();
  }
};

/** Thrown when work took longer than anybody waits for it. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';

  constructor(ms: number) {
    super(`no response within ${ms / 1_000} s`);
  }
}
