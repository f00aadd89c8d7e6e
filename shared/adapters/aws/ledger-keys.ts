/** Keys of the one table (docs/design.md, "Ledger"). */
export const runPartition = (runId: string): string => `RUN#${runId}`;
export const metaSort = 'META';
export const casePrefix = 'CASE#';
export const caseSort = (caseKey: string): string => `${casePrefix}${caseKey}`;
export const chunkPrefix = (plan: number): string => `CHUNK#${plan}#`;
export const chunkSort = (plan: number, chunk: number): string => `${chunkPrefix(plan)}${chunk}`;

/** Sparse index: the list of runs, and the failed cases of each run. */
export const listIndex = {
  name: 'list',
  partition: 'list',
  sort: 'listSort',
  runs: 'RUNS',
  failed: (runId: string): string => `FAILED#${runId}`,
} as const;
