import { createHash } from 'node:crypto';
import type { Endpoint } from './pool-ledger.ts';

/** Keys of the one table (docs/design.md, "Ledger"). */
export const runPartition = (runId: string): string => `RUN#${runId}`;
export const metaSort = 'META';
export const casePrefix = 'CASE#';
/**
 * A run's cases are spread over this many partitions, each of which takes 1,000 writes a second
 * (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html).
 */
const caseShards = 32;

/** Where the rows of a run's cases are. */
export interface CaseLayout {
  readonly partitionOf: (caseKey: string) => string;
  readonly partitions: readonly string[];
}

/** @param schema of the run's row: until November 2026 (1) its cases shared its partition */
export const caseLayout = (runId: string, schema: number): CaseLayout => {
  if (schema === 1) return { partitionOf: () => runPartition(runId), partitions: [runPartition(runId)] };
  const partition = (shard: number) => `CASES#${runId}#${shard}`;
  return {
    partitionOf: (caseKey) => partition(shardOf(caseKey)),
    partitions: Array.from({ length: caseShards }, (_, shard) => partition(shard)),
  };
};

const shardOf = (caseKey: string): number =>
  createHash('sha256').update(caseKey).digest().readUInt32BE() % caseShards;

export const caseSort = (caseKey: string): string => `${casePrefix}${caseKey}`;

/** What the workers of a plan write about their seats; apart from the run's row, which everybody reads. */
export const seatsPartition = (runId: string, plan: number): string => `SEATS#${runId}#${plan}`;
export const progressPrefix = 'PROGRESS#';
export const progressSort = (seat: number): string => `${progressPrefix}${seat}`;
export const seatSort = (seat: number): string => `SEAT#${seat}`;
export const lanePrefix = (seat: number): string => `LANE#${seat}#`;
export const laneSort = (seat: number, lane: number): string => `${lanePrefix(seat)}${lane}`;

/** What is known of an endpoint's limits has a partition of its own. The name of a key is no secret, but may be long. */
export const poolPartition = ({ host, apiKeySecret, model }: Endpoint): string =>
  `POOL#${createHash('sha256')
    .update(JSON.stringify([host, apiKeySecret, model]))
    .digest('hex')}`;
export const poolSort = 'POOL';

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
