/** Keys of the one table (docs/design.md, "Ledger"). */
export const runPartition = (runId: string): string => `RUN#${runId}`;
export const metaSort = 'META';
export const casePrefix = 'CASE#';
export const caseSort = (caseKey: string): string => `${casePrefix}${caseKey}`;

/** What the workers of a plan write about their seats; apart from the run's row, which everybody reads. */
export const seatsPartition = (runId: string, plan: number): string => `SEATS#${runId}#${plan}`;
export const progressPrefix = 'PROGRESS#';
export const progressSort = (seat: number): string => `${progressPrefix}${seat}`;
export const seatSort = (seat: number): string => `SEAT#${seat}`;
export const lanePrefix = (seat: number): string => `LANE#${seat}#`;
export const laneSort = (seat: number, lane: number): string => `${lanePrefix(seat)}${lane}`;

/** Progress rows of runs until November 2026, in the run's partition. */
export const chunkPrefix = (plan: number): string => `CHUNK#${plan}#`;

/** Sparse index: the list of runs, and the failed cases of each run. */
export const listIndex = {
  name: 'list',
  partition: 'list',
  sort: 'listSort',
  runs: 'RUNS',
  failed: (runId: string): string => `FAILED#${runId}`,
} as const;
