/** Limits how many bytes the tasks of one worker hold at once: pictures, bodies of responses. */
export interface ByteBudget {
  /**
   * Resolves once `bytes` fit; a task that needs more than the whole budget gets it alone.
   * @param signal ends the wait; its reason is thrown
   * @returns releases them; must be called once
   */
  acquire(bytes: number, signal?: AbortSignal): Promise<() => void>;
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
  const startNext = () => {
    for (let next = queue[0]; next && (spent === 0 || spent + next.bytes <= limit); next = queue[0]) {
      queue.shift();
      spent += next.bytes;
      next.start();
    }
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
    return () => {
      spent -= bytes;
      startNext();
    };
  };
  return {
    acquire,
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
