import { getOrCreate } from '../../basics/get-or-create.ts';
import { wellFormed } from '../../basics/well-formed.ts';
import { type CaseRow, caseRowSchema } from '../../ledger/case-row.ts';
import { chunkProgressSchema } from '../../ledger/chunk-progress.ts';
import { claimedRow } from '../../ledger/claim-case.ts';
import {
  type CaseLedger,
  CaseLostError,
  type Hold,
  type Ledger,
  type RunLedger,
} from '../../ledger/ledger.ts';
import { reopenedRow } from '../../ledger/reopen-case.ts';
import type { Run } from '../../ledger/run-row.ts';
import { casePrefix, caseSort, chunkPrefix, chunkSort, metaSort, runPartition } from '../aws/ledger-keys.ts';
import { type Item, listedRunRow, readCaseRow, readRow, readRunRow } from '../aws/read-row.ts';

export interface MemoryLedger extends Ledger {
  /** Puts anything into the place of a row, whatever was there. @param sort e.g. `META` */
  overwriteRow(runId: string, sort: string, row: object): void;
}

/** The ledger in memory. Keeps JSON: objects are not shared, and undefined fields vanish, as in DynamoDB. */
export const createMemoryLedger = (): MemoryLedger => {
  const table = createMemoryTable();
  return { ...createMemoryCaseLedger(table), ...createMemoryRunLedger(table), overwriteRow: table.put };
};

const tableName = 'memory';

/** Rows as JSON, by partition and sort key, in the order of their keys. */
const createMemoryTable = () => {
  const rows = new Map<string, Map<string, string>>();
  const itemOf = (runId: string, sort: string, text: string): Item => ({
    ...JSON.parse(text),
    pk: runPartition(runId),
    sk: sort,
  });
  return {
    get: (runId: string, sort: string): Item | undefined => {
      const text = rows.get(runId)?.get(sort);
      return text === undefined ? undefined : itemOf(runId, sort, text);
    },
    put: (runId: string, sort: string, row: object): void => {
      getOrCreate(rows, runId, () => new Map()).set(sort, JSON.stringify(wellFormed(row)));
    },
    list: (runId: string, prefix: string): Item[] =>
      [...(rows.get(runId) ?? [])]
        .filter(([sort]) => sort.startsWith(prefix))
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([sort, text]) => itemOf(runId, sort, text)),
  };
};
type MemoryTable = ReturnType<typeof createMemoryTable>;

const createMemoryCaseLedger = (table: MemoryTable): CaseLedger => {
  const read = (runId: string, caseKey: string): CaseRow | undefined => {
    const item = table.get(runId, caseSort(caseKey));
    return item && readCaseRow(tableName, item);
  };
  const write = (runId: string, row: CaseRow): void => table.put(runId, caseSort(row.caseKey), row);
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
      for (const item of table.list(runId, casePrefix)) yield readCaseRow(tableName, item);
    },
  };
};

const createMemoryRunLedger = (table: MemoryTable): RunLedger => {
  const listSorts = new Map<string, string>();
  const read = (runId: string): Run | undefined => {
    const item = table.get(runId, metaSort);
    return item && readRunRow(tableName, item);
  };
  const change = (runId: string, fields: Partial<{ [K in keyof Run]: Run[K] | undefined }>): void => {
    const run = read(runId);
    if (!run) throw new Error(`There is no run ${runId}.`);
    table.put(runId, metaSort, { ...run, ...fields });
  };
  return {
    getRun: async (runId) => read(runId),
    createRun: async (run) => {
      if (table.get(run.runId, metaSort)) return false;
      table.put(run.runId, metaSort, run);
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
    saveChunkProgress: async (runId, plan, progress) => {
      table.put(runId, chunkSort(plan, progress.chunk), progress);
    },
    listChunkProgress: async (runId, plan) =>
      table.list(runId, chunkPrefix(plan)).map((item) => readRow(tableName, item, chunkProgressSchema)),
    listRuns: async function* () {
      for (const [runId] of [...listSorts].sort(([, one], [, other]) => (one < other ? 1 : -1))) {
        const item = table.get(runId, metaSort);
        if (item) yield listedRunRow(tableName, item);
      }
    },
  };
};
