import type { SeatLedger, SeatPlace, SeatRow } from '../../../shared/ledger/seat-row.ts';
import { changeSeat, closeSeat, endDuty, isOnDuty, takeDuty } from '../../../shared/ledger/shifts.ts';
import type { Wake } from '../../../shared/run/wake.ts';
import type { SeatInput } from '../seat-input.ts';
import { graceMs } from './grace.ts';
import { createOtherLanes } from './other-lanes.ts';

/** A worker's shift at its seat: from when it goes on duty until its last call has ended. */
export interface WorkerShift {
  /** Whether this worker takes up cases. Once it has handed over, it only finishes those that it holds. */
  readonly isOnDuty: boolean;
  /** Cases that earlier lanes of the seat hold. */
  readonly heldElsewhere: ReadonlySet<string>;
  /** Cases taken from other seats so far. */
  readonly taken: SeatRow['taken'];
  /** Runs `task`, during which this worker holds the case. */
  hold(caseKey: string, task: () => Promise<void>): Promise<void>;
  /** Looks what the earlier lanes still hold. @returns the cases that they have let go since the last look */
  look(): Promise<string[]>;
  /** Tells the next lane what this one still holds, if that has changed. */
  report(): Promise<void>;
  /** Records cases as this seat's before they are taken up. */
  take(cases: SeatRow['taken']): Promise<void>;
  /** Hands over to the lane that has waited longest. */
  handOver(): Promise<void>;
  /** Stays on duty over a pause. @param until epoch milliseconds */
  prolong(until: number): Promise<void>;
  /** Ends the seat for all its lanes. */
  close(): Promise<void>;
}

export interface ShiftDependencies {
  readonly ledger: SeatLedger;
  readonly wake: Wake;
  readonly now: () => number;
  readonly remainingMs: () => number;
}

/** Goes on duty; undefined when another lane is, or when nothing is left to do. */
export const beginShift = async (
  { runId, plan, place: { seat, lane } }: SeatInput,
  { ledger, wake, now, remainingMs }: ShiftDependencies,
): Promise<WorkerShift | undefined> => {
  const place: SeatPlace = { runId, plan, seat };
  const endsAt = now() + remainingMs();
  const change = (to: (row: SeatRow) => SeatRow | undefined) => changeSeat(ledger, place, to);
  const row = await change((before) => takeDuty(before, { lane, until: endsAt + graceMs, now: now() }));
  const others = createOtherLanes(lane);
  const lanes = await ledger.listLanes(place);
  others.note(lanes, now());
  const held = new Set<string>();
  let reported = '';
  const report = async () => {
    const holding = [...held].sort();
    const text = holding.join();
    if (text === reported) return;
    await ledger.saveLane(place, { lane, holding, until: endsAt });
    reported = text;
  };
  // What an earlier invocation of this lane held is nobody's now that it has ended.
  const own = lanes.find((each) => each.lane === lane);
  if (own && own.holding.length > 0) await ledger.saveLane(place, { ...own, holding: [] });
  if (row.isOver || !isOnDuty(row, lane)) return undefined;

  let onDuty = true;
  let taken = row.taken;
  return {
    get isOnDuty() {
      return onDuty;
    },
    get heldElsewhere() {
      return others.holding;
    },
    get taken() {
      return taken;
    },
    hold: async (caseKey, task) => {
      held.add(caseKey);
      try {
        await task();
      } finally {
        held.delete(caseKey);
      }
    },
    look: async () => others.note(await ledger.listLanes(place), now()),
    report,
    take: async (cases) => {
      const after = await change((before) => ({ ...before, taken: [...before.taken, ...cases] }));
      taken = after.taken;
    },
    handOver: async () => {
      if (!onDuty) return;
      onDuty = false;
      // The next lane must find what is still held here.
      await report();
      const { onDuty: next } = await change((before) => endDuty(before, lane, now() + graceMs));
      if (next?.token !== undefined) await wake(next.token, { status: 'WORK' });
    },
    prolong: async (until) => {
      await change((before) => takeDuty(before, { lane, until: until + graceMs, now: now() }));
    },
    close: async () => {
      const { waiting } = await change(closeSeat);
      for (const { token } of waiting) await wake(token, { status: 'DONE' });
    },
  };
};
