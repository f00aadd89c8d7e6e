export interface Pulse {
  readonly beat: () => Promise<void>;
  readonly everyMs: number;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Runs `beat` every few seconds while `task` runs; a failed beat is ignored, as another one follows. */
export const whilePulsing = async (
  { beat, everyMs, sleep }: Pulse,
  task: () => Promise<void>,
): Promise<void> => {
  let isOver = false;
  let beating: Promise<void> = Promise.resolve();
  const pulse = async () => {
    for (;;) {
      await sleep(everyMs);
      if (isOver) return;
      beating = beat().catch(() => undefined);
      await beating;
    }
  };
  void pulse();
  try {
    await task();
  } finally {
    isOver = true;
    await beating;
  }
};
