/** The cases of a chunk that still have something to do, each with the time before which it must wait. */
export interface CaseQueue {
  /**
   * The longest case that may run at `nowMs`, the first of equals; undefined when none may. Long ones that begin
   * last would end alone.
   */
  take(nowMs: number, lengthOf?: (caseKey: string) => number): string | undefined;
  /** @param readyAtMs epoch milliseconds */
  add(caseKey: string, readyAtMs: number): void;
  /** When the next case may run; undefined when none is left. */
  next(): number | undefined;
  readonly size: number;
}

export const createCaseQueue = (open: ReadonlyMap<string, number> = new Map()): CaseQueue => {
  const readyAt = new Map(open);
  return {
    take: (nowMs, lengthOf = () => 0) => {
      let longest: string | undefined;
      for (const [caseKey, readyAtMs] of readyAt) {
        if (readyAtMs > nowMs) continue;
        if (longest === undefined || lengthOf(caseKey) > lengthOf(longest)) longest = caseKey;
      }
      if (longest !== undefined) readyAt.delete(longest);
      return longest;
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
