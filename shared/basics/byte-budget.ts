/** Limits how much the tasks of one worker hold at once: pictures, texts. */
export interface ByteBudget {
  /**
   * Resolves once `bytes` fit; a task that needs more than the whole budget gets it alone.
   * @param signal ends the wait; its reason is thrown
   * @returns releases them; must be called once
   */
  acquire(bytes: number, signal?: AbortSignal): Promise<() => void>;
  /** Whether `bytes` fit now. */
  fits(bytes: number): boolean;
  /** As `acquire`, but undefined when they do not fit now. */
  acquireNow(bytes: number): (() => void) | undefined;
  /** Runs `task` once `bytes` fit. */
  spend<T>(bytes: number, task: () => Promise<T>): Promise<T>;
}

interface Waiting {
  readonly bytes: number;
  readonly start: () => void;
}

export const createByteBudget = (limit: number): ByteBudget => {
  let spent = 0;
  const queue: Waiting[] = [];
  const fits = (bytes: number) => spent === 0 || spent + bytes <= limit;
  const startNext = () => {
    for (let next = queue[0]; next && fits(next.bytes); next = queue[0]) {
      queue.shift();
      spent += next.bytes;
      next.start();
    }
  };
  const free = (bytes: number) => {
    spent -= bytes;
    startNext();
  };
  const acquire: ByteBudget['acquire'] = async (bytes, signal) => {
    signal?.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const giveUp = () => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(signal?.reason);
        startNext();
      };
      const start = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const waiting = { bytes, start };
      queue.push(waiting);
      signal?.addEventListener('abort', giveUp, { once: true });
      startNext();
    });
    return () => free(bytes);
  };
  return {
    acquire,
    fits,
    acquireNow: (bytes) => {
      if (!fits(bytes)) return undefined;
      spent += bytes;
      return () => free(bytes);
    },
    spend: async (bytes, task) => {
      const release = await acquire(bytes);
      try {
        return await task();
      } finally {
        release();
      }
    },
  };
};
