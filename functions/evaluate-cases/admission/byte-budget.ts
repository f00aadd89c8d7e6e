/** Limits how many bytes of pictures the conversations of one worker hold at once. */
export interface ByteBudget {
  /** Runs `task` once `bytes` fit; a task that needs more than the whole budget runs alone. */
  spend<T>(bytes: number, task: () => Promise<T>): Promise<T>;
}

export const createByteBudget = (limit: number): ByteBudget => {
  let spent = 0;
  const queue: { readonly bytes: number; readonly start: () => void }[] = [];
  const startNext = () => {
    for (let next = queue[0]; next && (spent === 0 || spent + next.bytes <= limit); next = queue[0]) {
      queue.shift();
      spent += next.bytes;
      next.start();
    }
  };
  return {
    spend: async (bytes, task) => {
      await new Promise<void>((start) => {
        queue.push({ bytes, start });
        startNext();
      });
      try {
        return await task();
      } finally {
        spent -= bytes;
        startNext();
      }
    },
  };
};
