import { forEachAtOnce } from '../../shared/basics/for-each-at-once.ts';
import type { CaseRow } from '../../shared/ledger/case-row.ts';
import type { PoolLedger } from '../../shared/ledger/pool-ledger.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { loadSeat } from '../../shared/run/load-seat.ts';
import { openGovernor } from './admission/open-governor.ts';
import { createCaseQueue } from './case-queue.ts';
import { createFailureReporter } from './progress/failure-reporter.ts';
import { observeCases } from './progress/observe-cases.ts';
import { createSeatTally } from './progress/seat-tally.ts';
import { createRunWatch } from './run-watch.ts';
import { isSettled, openCases, type SeatCases, type SeatRows, seatCases } from './seat-cases.ts';
import { isOfOtherSeat, ownerOf, type SeatInput } from './seat-input.ts';
import type { SeatWork } from './seat-work.ts';
import type { WorkerShift } from './shift/worker-shift.ts';
import { createStartRule } from './start-rule.ts';
import type { WorkerDependencies } from './worker-dependencies.ts';

interface BegunShift {
  readonly input: SeatInput;
  readonly run: Run;
  readonly shift: WorkerShift;
  readonly pools: PoolLedger;
}

/** Finds out what is left to do at a seat. */
export const openSeat = async (
  { input, run, shift, pools }: BegunShift,
  dependencies: WorkerDependencies,
): Promise<SeatWork> => {
  const { ledger, now, remainingMs } = dependencies;
  const { runId, plan, place } = input;
  const { slots, known } = await casesOf(input, shift, dependencies);
  const tally = createSeatTally();
  const { rows, settled } = await readRows([...known.keys()], { input, tally, ledger });
  const owner = ownerOf(input);
  const { untouched, waiting } = openCases({ input, owner, now: now() }, known, {
    rows,
    settled,
    held: shift.heldElsewhere,
  });
  const queue = createCaseQueue(untouched, waiting);
  const watch = createRunWatch(run, input, dependencies);
  const governor = await openGovernor({ run, input, slots, pools }, dependencies);
  let saved = '';
  const saveProgress = async () => {
    const progress = {
      ...tally.count(now()),
      seat: place.seat,
      cases: known.size,
      // What was taken from other seats is not for others to take.
      untouched: shift.taken.length > 0 ? 0 : queue.untouched,
      pace: governor.log,
    };
    const text = JSON.stringify(progress);
    if (text === saved) return;
    await ledger.saveSeatProgress(runId, plan, { ...progress, updatedAt: new Date(now()).toISOString() });
    saved = text;
  };
  return {
    input,
    owner,
    run,
    slots,
    known,
    rows,
    queue,
    shift,
    watch,
    mayStartIn: createStartRule(run.settings, watch, remainingMs),
    governor,
    tally,
    cases: observeCases(ledger, [tally.observe, createFailureReporter(run.plan, dependencies)]),
    saveProgress,
  };
};

/** Rows read by one request of the ledger's port, and requests under way: a seat may have all cases of a large run. */
const rowsAtOnce = 500;
const readsAtOnce = 4;

/** Reads the rows of a seat's cases, counts them, and keeps those of open ones. */
const readRows = async (
  caseKeys: readonly string[],
  { input, tally, ledger }: Pick<SeatWork, 'input' | 'tally'> & Pick<WorkerDependencies, 'ledger'>,
): Promise<SeatRows> => {
  const rows = new Map<string, CaseRow>();
  const settled = new Set<string>();
  const starts = Array.from({ length: Math.ceil(caseKeys.length / rowsAtOnce) }, (_, at) => at * rowsAtOnce);
  await forEachAtOnce(starts, readsAtOnce, async (start) => {
    for (const row of await ledger.getCases(input.runId, caseKeys.slice(start, start + rowsAtOnce))) {
      if (!isOfOtherSeat(row.owner, input)) tally.note(row);
      if (isSettled(row, input)) settled.add(row.caseKey);
      else rows.set(row.caseKey, row);
    }
  });
  return { rows, settled };
};

/** The seat's own cases, and those that it has taken from other seats. */
const casesOf = async (
  { runId, plan, place }: SeatInput,
  { taken }: WorkerShift,
  { objects }: WorkerDependencies,
): Promise<{ readonly slots: number; readonly known: SeatCases }> => {
  const { slots, cases } = await loadSeat(objects, { runId, plan, seat: place.seat });
  const known = seatCases(cases);
  for (const seat of new Set(taken.map((each) => each.seat))) {
    const others = seatCases((await loadSeat(objects, { runId, plan, seat })).cases);
    for (const { caseKey } of taken) {
      const each = others.get(caseKey);
      if (each) known.set(caseKey, each);
    }
  }
  return { slots, known };
};
