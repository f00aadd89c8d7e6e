import type { CaseRow } from '../../shared/ledger/case-row.ts';
import type { ChunkInput } from './chunk-input.ts';

/** The open cases of a chunk, each with the time before which it must wait. */
export interface CaseQueue {
  /**
   * Takes a case that may run at `nowMs`; undefined when none may. Longest first, so that no long case is left
   * running alone at the end; among equals, the one that has been in the queue longest.
   */
  take(nowMs: number, lengthOf?: (caseKey: string) => number): string | undefined;
  /** @param readyAtMs epoch milliseconds */
  add(caseKey: string, readyAtMs: number): void;
  /** When the next case may run; undefined when the queue is empty. */
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

/** The cases that this plan has not settled yet, with the time (epoch ms) before which each must wait. */
export const openCases = (
  { chunk, plan }: Pick<ChunkInput, 'chunk' | 'plan'>,
  rows: readonly CaseRow[],
): Map<string, number> => {
  const open = new Map(chunk.caseKeys.map((caseKey) => [caseKey, 0]));
  for (const row of rows) {
    const isSettled = row.status === 'done' || (row.status === 'failed' && row.plan === plan);
    if (isSettled) open.delete(row.caseKey);
    else if (row.plan === plan) open.set(row.caseKey, row.retryAt ?? 0);
  }
  return open;
};
