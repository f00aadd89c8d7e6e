/** The open cases of a seat: untouched ones in their order, and those that must wait until a time. */
export interface CaseQueue {
  /**
   * Takes a case that may run at `nowMs`; undefined when none may. A conversation that has begun goes on before another
   * one begins.
   */
  take(nowMs: number): string | undefined;
  /** @param readyAtMs epoch milliseconds */
  add(caseKey: string, readyAtMs: number): void;
  /** Adds untouched cases behind those that there are. */
  append(caseKeys: readonly string[]): void;
  /** When the next case may run; undefined when the queue is empty. */
  next(): number | undefined;
  /** Cases that nobody has taken up yet. */
  readonly untouched: number;
  readonly size: number;
}

/** @param untouched in the order in which they are to be taken */
export const createCaseQueue = (
  untouched: readonly string[] = [],
  waiting: ReadonlyMap<string, number> = new Map(),
): CaseQueue => {
  const line = [...untouched];
  let taken = 0;
  const readyAt = new Map(waiting);
  const isReady = ([, at]: [string, number], nowMs: number) => at <= nowMs;
  return {
    take: (nowMs) => {
      const ready = [...readyAt].find((entry) => isReady(entry, nowMs))?.[0];
      if (ready !== undefined) {
        readyAt.delete(ready);
        return ready;
      }
      const first = line[taken];
      if (first !== undefined) taken += 1;
      return first;
    },
    add: (caseKey, readyAtMs) => {
      readyAt.set(caseKey, readyAtMs);
    },
    append: (caseKeys) => {
      line.push(...caseKeys);
    },
    next: () => {
      if (taken < line.length) return 0;
      return readyAt.size === 0 ? undefined : Math.min(...readyAt.values());
    },
    get untouched() {
      return line.length - taken;
    },
    get size() {
      return line.length - taken + readyAt.size;
    },
  };
};
