import { isSettled, readyAt } from '../seat-cases.ts';
import type { SeatWork } from '../seat-work.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

/** How long before its last turn can start a worker hands over: as long as the next one needs to get ready. */
const leadMs = 5_000;

/**
 * Keeps a shift in order: hands over before the deadline, tells the next lane what is still held here, and takes up what
 * earlier lanes have let go.
 */
export const keepShift = async (
  work: SeatWork,
  dependencies: Pick<WorkerDependencies, 'ledger' | 'now'>,
): Promise<void> => {
  const { shift, watch, queue, mayStartIn } = work;
  // While all that is open is on its way here, the next lane would only wait; and it may never be needed.
  const isForNext = queue.size > 0 || shift.heldElsewhere.size > 0;
  if (shift.isOnDuty && !watch.ending && !mayStartIn(leadMs) && isForNext) await shift.handOver();
  if (!shift.isOnDuty) {
    // Again, in case it has failed.
    await shift.handOver();
    await shift.report();
  } else if (shift.heldElsewhere.size > 0) {
    await shift.look((caseKeys) => takeUp(caseKeys, work, dependencies));
  }
};

const takeUp = async (
  caseKeys: readonly string[],
  { input, owner, run, queue, tally }: SeatWork,
  { ledger, now }: Pick<WorkerDependencies, 'ledger' | 'now'>,
): Promise<void> => {
  for (const row of await ledger.getCases(run.runId, caseKeys)) {
    tally.note(row);
    if (!isSettled(row, input)) queue.add(row.caseKey, readyAt(row, owner, now()));
  }
};
