import { getOrCreate } from '../../basics/get-or-create.ts';
import { wellFormed } from '../../basics/well-formed.ts';
import { type CaseRow, caseRowSchema } from '../../ledger/case-row.ts';
import { claimedRow } from '../../ledger/claim-case.ts';
import {
  type CaseLedger,
  CaseLostError,
  type Hold,
  type Ledger,
  type RunLedger,
} from '../../ledger/ledger.ts';
import {
  type CaseLayout,
  caseLayout,
  casePrefix,
  caseSort,
  lanePrefix,
  laneSort,
  metaSort,
  poolPartition,
  poolSort,
  progressPrefix,
  progressSort,
  runPartition,
  seatSort,
  seatsPartition,
} from '../../ledger/ledger-keys.ts';
import type { Endpoint, PoolLedger } from '../../ledger/pool-ledger.ts';
import { type Item, listedRunRow, readCaseRow, readRow, readRunRow } from '../../ledger/read-row.ts';
import { reopenedRow } from '../../ledger/reopen-case.ts';
import type { Run } from '../../ledger/run-row.ts';
import { seatProgressSchema } from '../../ledger/seat-progress.ts';
import {
  laneRowSchema,
  type SeatLedger,
  type SeatPlace,
  type SeatRow,
  seatRowSchema,
} from '../../ledger/seat-row.ts';
import { type Pool, poolSchema } from '../../pace/pool/pool.ts';
import { currentSchema } from '../../storage/schema-version.ts';

export interface MemoryLedger extends Ledger {
  /** Puts anything into the place of a row, whatever was there. @param sort e.g. `META` */
  overwriteRow(partition: string, sort: string, row: object): void;
}

/** The ledger in memory. Keeps JSON: objects are not shared, and undefined fields vanish, as in DynamoDB. */
export const createMemoryLedger = (): MemoryLedger => {
  const table = createMemoryTable();
  return {
    ...createMemoryCaseLedger(table),
    ...createMemoryRunLedger(table),
    ...createMemorySeatLedger(table),
    ...createMemoryPoolLedger(table),
    overwriteRow: table.put,
  };
};

const tableName = 'memory';

/** Rows as JSON, by partition and sort key, in the order of their keys. */
const createMemoryTable = () => {
  const rows = new Map<string, Map<string, string>>();
  return {
    get: (pk: string, sk: string): Item | undefined => {
      const text = rows.get(pk)?.get(sk);
      return text === undefined ? undefined : { ...JSON.parse(text), pk, sk };
    },
    put: (pk: string, sk: string, row: object): void => {
      getOrCreate(rows, pk, () => new Map()).set(sk, JSON.stringify(wellFormed(row)));
    },
    list: (pk: string, prefix: string): Item[] =>
      [...(rows.get(pk) ?? [])]
        .filter(([sk]) => sk.startsWith(prefix))
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([sk, text]) => ({ ...JSON.parse(text), pk, sk })),
  };
};
type MemoryTable = ReturnType<typeof createMemoryTable>;

const createMemoryCaseLedger = (table: MemoryTable): CaseLedger => {
  const layoutOf = (runId: string): CaseLayout => {
    const meta = table.get(runPartition(runId), metaSort);
    return caseLayout(runId, meta ? Number(meta.schema ?? 1) : currentSchema);
  };
  const read = (runId: string, caseKey: string): CaseRow | undefined => {
    const item = table.get(layoutOf(runId).partitionOf(caseKey), caseSort(caseKey));
    return item && readCaseRow(tableName, item);
  };
  const write = (runId: string, row: CaseRow): void =>
    table.put(layoutOf(runId).partitionOf(row.caseKey), caseSort(row.caseKey), row);
  const writeHeld = async (
    hold: Hold,
    fields: Record<string, unknown>,
    statuses: readonly string[],
  ): Promise<void> => {
    const row = read(hold.runId, hold.caseKey);
    if (row?.fence !== hold.fence || !statuses.includes(row.status)) throw new CaseLostError(hold);
    write(hold.runId, { ...row, inFlight: undefined, ...fields });
  };
  return {
    claimCase: async (request) => {
      const seen = read(request.runId, request.caseKey);
      const row = claimedRow(seen, request);
      if (!row) return { refused: seen };
      write(request.runId, row);
      return { claimed: caseRowSchema.parse(JSON.parse(JSON.stringify(row))) };
    },
    saveProgress: (hold, progress) => writeHeld(hold, { ...progress }, ['running']),
    pauseCase: (hold, progress, retryAt) =>
      writeHeld(hold, { ...progress, status: 'paused', retryAt, leaseUntil: 0 }, ['running', 'paused']),
    finishCase: (hold, { progress, ...settled }) =>
      writeHeld(hold, { ...progress, error: undefined, ...settled }, ['running', settled.status]),
    reopenCase: async (request) => {
      const seen = read(request.runId, request.caseKey);
      const row = seen && reopenedRow(seen, request);
      if (row) write(request.runId, row);
    },
    getCases: async (runId, caseKeys) => caseKeys.flatMap((caseKey) => read(runId, caseKey) ?? []),
    listCases: async function* (runId) {
      for (const partition of layoutOf(runId).partitions) {
        for (const item of table.list(partition, casePrefix)) yield readCaseRow(tableName, item);
      }
    },
  };
};

const createMemoryRunLedger = (table: MemoryTable): RunLedger => {
  const listSorts = new Map<string, string>();
  const read = (runId: string): Run | undefined => {
    const item = table.get(runPartition(runId), metaSort);
    return item && readRunRow(tableName, item);
  };
  const change = (runId: string, fields: Partial<{ [K in keyof Run]: Run[K] | undefined }>): void => {
    const run = read(runId);
    if (!run) throw new Error(`There is no run ${runId}.`);
    table.put(runPartition(runId), metaSort, { ...run, ...fields });
  };
  return {
    getRun: async (runId) => read(runId),
    createRun: async (run) => {
      if (table.get(runPartition(run.runId), metaSort)) return false;
      table.put(runPartition(run.runId), metaSort, run);
      listSorts.set(run.runId, `${run.startedAt}#${run.runId}`);
      return true;
    },
    lockRun: async ({ runId, executionArn, expected, settings }) => {
      const run = read(runId);
      if (run?.activeExecution !== expected) return undefined;
      const cleared = {
        halted: undefined,
        stopping: undefined,
        consecutiveFailures: undefined,
        finishedAt: undefined,
      };
      change(runId, { ...cleared, activeExecution: executionArn, settings, plan: run.plan + 1 });
      return run.plan + 1;
    },
    requestRerun: async ({ runId, executionArn, requestedAt, expected }) => {
      const run = read(runId);
      if (!run || run.rerun?.executionArn !== expected) return false;
      change(runId, { rerun: { executionArn, requestedAt } });
      return true;
    },
    updateRun: async (runId, fields) => change(runId, fields),
    noteAdaptations: async (runId, adaptations) =>
      change(runId, { adaptations: { ...adaptations, ...read(runId)?.adaptations } }),
    countFailure: async (runId) => {
      const consecutiveFailures = (read(runId)?.consecutiveFailures ?? 0) + 1;
      change(runId, { consecutiveFailures });
      return consecutiveFailures;
    },
    saveSeatProgress: async (runId, plan, progress) => {
      table.put(seatsPartition(runId, plan), progressSort(progress.seat), progress);
    },
    listSeatProgress: async (runId, plan) =>
      table
        .list(seatsPartition(runId, plan), progressPrefix)
        .map((item) => readRow(tableName, item, seatProgressSchema)),
    listRuns: async function* () {
      for (const [runId] of [...listSorts].sort(([, one], [, other]) => (one < other ? 1 : -1))) {
        const item = table.get(runPartition(runId), metaSort);
        if (item) yield listedRunRow(tableName, item);
      }
    },
  };
};

const createMemorySeatLedger = (table: MemoryTable): SeatLedger => {
  const partition = ({ runId, plan }: SeatPlace) => seatsPartition(runId, plan);
  const read = (place: SeatPlace): SeatRow | undefined => {
    const item = table.get(partition(place), seatSort(place.seat));
    return item && readRow(tableName, item, seatRowSchema);
  };
  return {
    getSeat: async (place) => read(place),
    replaceSeat: async (place, seen, row) => {
      if (read(place)?.version !== seen?.version) return false;
      table.put(partition(place), seatSort(place.seat), row);
      return true;
    },
    saveLane: async (place, lane) => table.put(partition(place), laneSort(place.seat, lane.lane), lane),
    listLanes: async (place) =>
      table
        .list(partition(place), lanePrefix(place.seat))
        .map((item) => readRow(tableName, item, laneRowSchema)),
  };
};

const createMemoryPoolLedger = (table: MemoryTable): PoolLedger => {
  const read = (endpoint: Endpoint): Pool | undefined => {
    const item = table.get(poolPartition(endpoint), poolSort);
    return item && readRow(tableName, item, poolSchema);
  };
  return {
    getPool: async (endpoint) => read(endpoint),
    replacePool: async (endpoint, seen, pool) => {
      if (read(endpoint)?.version !== seen?.version) return false;
      table.put(poolPartition(endpoint), poolSort, pool);
      return true;
    },
  };
};
