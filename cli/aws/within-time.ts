import { setTimeout as sleep } from 'node:timers/promises';

/** What `work` comes to, or a {TimeoutError} after `ms`. The work is not ended by it, only no longer waited for. */
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

/** Thrown when work took longer than it was waited for. */
export class TimeoutError extends Error {
  override readonly name = 'TimeoutError';

  constructor(ms: number) {
    super(`no answer for ${ms / 1_000} s`);
  }
}
