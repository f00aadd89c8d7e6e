import type { SeatLedger } from '../../../shared/ledger/seat-row.ts';
import { changeSeat, isOnDuty, takeDuty, waitForShift } from '../../../shared/ledger/shifts.ts';
import type { Wake } from '../../../shared/run/wake.ts';
import type { ShiftRequest } from '../seat-input.ts';
import { graceMs } from './grace.ts';

export interface AwaitShiftDependencies {
  readonly ledger: SeatLedger;
  readonly wake: Wake;
  readonly now: () => number;
}

/**
 * Puts a lane in the line for the next shift of its seat, to be woken by whoever ends the present one. Wakes it at once
 * when nobody is on duty or nothing is left to do.
 */
export const awaitShift = async (
  { runId, plan, place: { seat, lane }, token }: ShiftRequest,
  { ledger, wake, now }: AwaitShiftDependencies,
): Promise<void> => {
  const row = await changeSeat(ledger, { runId, plan, seat }, (before) => {
    if (before.isOver) return undefined;
    const duty = { lane, until: now() + graceMs, now: now() };
    return takeDuty(before, duty) ?? waitForShift(before, { lane, token });
  });
  if (row.isOver) await wake(token, { status: 'DONE' });
  else if (isOnDuty(row, lane)) await wake(token, { status: 'WORK' });
};
