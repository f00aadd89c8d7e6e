export interface FakeClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

/**
 * Time that passes only while every task sleeps: when nothing else is left to run, it jumps to the next one to
 * wake. Works with doubles that answer in microtasks, not with real sockets.
 */
export const createFakeClock = (startMs = Date.UTC(2026, 0, 1)): FakeClock => {
  let nowMs = startMs;
  let isJumping = false;
  const sleepers: { readonly wakeAtMs: number; readonly wake: () => void }[] = [];
  const jump = () => {
    sleepers.sort((a, b) => a.wakeAtMs - b.wakeAtMs);
    const next = sleepers.shift();
    isJumping = sleepers.length > 0;
    if (isJumping) setImmediate(jump);
    if (!next) return;
    nowMs = Math.max(nowMs, next.wakeAtMs);
    next.wake();
  };
  return {
    now: () => nowMs,
    sleep: (ms) =>
      new Promise((wake) => {
        sleepers.push({ wakeAtMs: nowMs + ms, wake });
        if (isJumping) return;
        isJumping = true;
        setImmediate(jump);
      }),
  };
};
