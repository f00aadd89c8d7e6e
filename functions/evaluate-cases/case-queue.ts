/** The cases of a chunk that still have something to do, each with the time before which it must wait. */
export interface CaseQueue {
  /** The next case that may run at `nowMs`; undefined when none may. */
  take(nowMs: number): string | undefined;
  /** @param readyAtMs epoch milliseconds */
  add(caseKey: string, readyAtMs: number): void;
  /** When the next case may run; undefined when none is left. */
  next(): number | undefined;
  readonly size: number;
}

export const createCaseQueue = (open: ReadonlyMap<string, number> = new Map()): CaseQueue => {
  const readyAt = new Map(open);
  return {
    take: (nowMs) => {
      for (const [caseKey, readyAtMs] of readyAt) {
        if (readyAtMs > nowMs) continue;
        readyAt.delete(caseKey);
        return caseKey;
      }
      return undefined;
    },
    add: (caseKey, readyAtMs) => {
      readyAt.set(caseKey, readyAtMs);
    },
    next: () => (readyAt.size === 0 ? undefined : Math.min(...readyAt.values())),
    get size() {
      return readyAt.size;
    },
  };
};
