export interface FakeClock {
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
}

interface Alarm {
  readonly atMs: number;
  readonly wakes: (() => void)[];
}

/**
 * Time that passes only while every task sleeps: when nothing else is left to run, it jumps to when the next ones
 * wake. Works with doubles that answer in microtasks, not with real sockets.
 */
export const createFakeClock = (startMs = Date.UTC(2026, 0, 1)): FakeClock => {
  let nowMs = startMs;
  let isJumping = false;
  /** The next one last. */
  const alarms: Alarm[] = [];
  const jump = () => {
    const next = alarms.pop();
    isJumping = alarms.length > 0;
    // A turn of the event loop costs more than everything else here: all who wake at the same time share one.
    if (isJumping) setImmediate(jump);
    if (!next) return;
    nowMs = next.atMs;
    for (const wake of next.wakes) wake();
  };
  return {
    now: () => nowMs,
    sleep: (ms) =>
      new Promise((wake) => {
        const atMs = nowMs + Math.max(0, ms);
        const index = indexOf(alarms, atMs);
        if (alarms[index]?.atMs === atMs) alarms[index].wakes.push(wake);
        else alarms.splice(index, 0, { atMs, wakes: [wake] });
        if (isJumping) return;
        isJumping = true;
        setImmediate(jump);
      }),
  };
};

/** Where an alarm is or belongs among those that are sorted, the latest first. */
const indexOf = (alarms: readonly Alarm[], atMs: number): number => {
  let from = 0;
  let to = alarms.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((alarms[middle]?.atMs ?? 0) > atMs) from = middle + 1;
    else to = middle;
  }
  return from;
};
