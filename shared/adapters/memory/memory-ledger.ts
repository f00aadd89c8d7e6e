import { getOrCreate } from '../../basics/get-or-create.ts';
import { type CaseRow, caseRowSchema } from '../../ledger/case-row.ts';
import { claimedRow } from '../../ledger/claim-case.ts';
import {
  type CaseLedger,
  CaseLostError,
  type Hold,
  type Ledger,
  type RunLedger,
} from '../../ledger/ledger.ts';
import { reopenedRow } from '../../ledger/reopen-case.ts';
import { type Run, runSchema } from '../../ledger/run-row.ts';
import { type SeatProgress, seatProgressSchema } from '../../ledger/seat-progress.ts';
import {
  type LaneRow,
  type SeatLedger,
  type SeatPlace,
  type SeatRow,
  seatRowSchema,
} from '../../ledger/seat-row.ts';

/** The ledger in memory. Keeps JSON: objects are not shared, and undefined fields vanish, as in DynamoDB. */
export const createMemoryLedger = (): Ledger => ({
  ...createMemoryCaseLedger(),
  ...createMemoryRunLedger(),
  ...createMemorySeatLedger(),
});

const createMemoryCaseLedger = (): CaseLedger => {
  const rows = new Map<string, Map<string, string>>();
  const casesOf = (runId: string): Map<string, string> => {
    const found = rows.get(runId) ?? new Map<string, string>();
    rows.set(runId, found);
    return found;
  };
  const read = (runId: string, caseKey: string): CaseRow | undefined => {
    const text = casesOf(runId).get(caseKey);
    return text === undefined ? undefined : caseRowSchema.parse(JSON.parse(text));
  };
  const write = (runId: string, row: CaseRow): void => {
    casesOf(runId).set(row.caseKey, JSON.stringify(row));
  };
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
      for (const caseKey of [...casesOf(runId).keys()].sort())
        yield* [read(runId, caseKey)].filter((row) => !!row);
    },
  };
};

const createMemoryRunLedger = (): RunLedger => {
  const runs = new Map<string, string>();
  const seats = new Map<string, SeatProgress>();
  const read = (runId: string): Run | undefined => {
    const text = runs.get(runId);
    return text === undefined ? undefined : runSchema.parse(JSON.parse(text));
  };
  const change = (runId: string, fields: Partial<{ [K in keyof Run]: Run[K] | undefined }>): void => {
    const run = read(runId);
    if (!run) throw new Error(`There is no run ${runId}.`);
    runs.set(runId, JSON.stringify({ ...run, ...fields }));
  };
  return {
    getRun: async (runId) => read(runId),
    createRun: async (run) => {
      if (runs.has(run.runId)) return false;
      runs.set(run.runId, JSON.stringify(run));
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
      seats.set(`${runId}#${plan}#${progress.seat}`, seatProgressSchema.parse(progress));
    },
    listSeatProgress: async (runId, plan) =>
      [...seats].flatMap(([key, progress]) => (key.startsWith(`${runId}#${plan}#`) ? [progress] : [])),
    listRuns: async function* () {
      const listed = [...runs.keys()].flatMap((runId) => read(runId) ?? []);
      const sortKey = (run: Run) => `${run.startedAt}#${run.runId}`;
      yield* listed.sort((a, b) => (sortKey(a) < sortKey(b) ? 1 : -1));
    },
  };
};

const createMemorySeatLedger = (): SeatLedger => {
  const seats = new Map<string, string>();
  const lanes = new Map<string, Map<number, LaneRow>>();
  const keyOf = ({ runId, plan, seat }: SeatPlace): string => `${runId}#${plan}#${seat}`;
  const read = (place: SeatPlace): SeatRow | undefined => {
    const text = seats.get(keyOf(place));
    return text === undefined ? undefined : seatRowSchema.parse(JSON.parse(text));
  };
  return {
    getSeat: async (place) => read(place),
    replaceSeat: async (place, seen, row) => {
      if (read(place)?.version !== seen?.version) return false;
      seats.set(keyOf(place), JSON.stringify(row));
      return true;
    },
    saveLane: async (place, lane) => {
      getOrCreate(lanes, keyOf(place), () => new Map<number, LaneRow>()).set(lane.lane, lane);
    },
    listLanes: async (place) => [...(lanes.get(keyOf(place))?.values() ?? [])],
  };
};
