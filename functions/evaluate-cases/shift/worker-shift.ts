import type { SeatLedger, SeatPlace, SeatRow } from '../../../shared/ledger/seat-row.ts';
import { changeSeat, closeSeat, endDuty, isOnDuty, takeDuty } from '../../../shared/ledger/shifts.ts';
import type { Wake } from '../../../shared/run/wake.ts';
import type { SeatInput } from '../seat-input.ts';
import { graceMs } from './grace.ts';
import { createHeldCases, type HeldCases, heldByOthers } from './held-cases.ts';

/** A worker's shift at its seat: from when it goes on duty until its last call has ended. */
export interface WorkerShift extends HeldCases {
  /** Whether this worker takes up cases. Once it is to hand over, it only finishes those that it holds. */
  readonly isOnDuty: boolean;
  /** Cases that earlier lanes of the seat hold. */
  readonly heldElsewhere: ReadonlySet<string>;
  /** Cases taken from other seats so far. */
  readonly taken: SeatRow['taken'];
  /**
   * Looks what the earlier lanes still hold.
   * @param takeUp gets the cases that they have let go; if it fails, they count as held until the next look
   */
  look(takeUp: (caseKeys: readonly string[]) => Promise<void>): Promise<void>;
  /** Records cases as this seat's before they are taken up. */
  take(cases: SeatRow['taken']): Promise<void>;
  /** Hands over to the lane that has waited longest. Does nothing once that has succeeded. */
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
  dependencies: ShiftDependencies,
): Promise<WorkerShift | undefined> => {
  const { ledger, now, remainingMs } = dependencies;
  const place: SeatPlace = { runId, plan, seat };
  const endsAt = now() + remainingMs();
  const row = await changeSeat(ledger, place, (before) =>
    takeDuty(before, { lane, until: endsAt + graceMs, now: now() }),
  );
  const lanes = await ledger.listLanes(place);
  // What an earlier invocation of this lane held is nobody's now that it has ended.
  const own = lanes.find((each) => each.lane === lane);
  if (own && own.holding.length > 0) await ledger.saveLane(place, { ...own, holding: [] });
  if (row.isOver || !isOnDuty(row, lane)) return undefined;
  const begun = { place, lane, endsAt, taken: row.taken, held: heldByOthers(lanes, lane, now()) };
  return createShift(begun, dependencies);
};

interface BegunShift {
  readonly place: SeatPlace;
  readonly lane: number;
  /** Epoch milliseconds. */
  readonly endsAt: number;
  readonly taken: SeatRow['taken'];
  readonly held: ReadonlySet<string>;
}

const createShift = (
  { place, lane, endsAt, ...begun }: BegunShift,
  { ledger, wake, now }: ShiftDependencies,
): WorkerShift => {
  const change = (to: (row: SeatRow) => SeatRow | undefined) => changeSeat(ledger, place, to);
  const heldHere = createHeldCases(place, { lane, until: endsAt }, ledger);
  let { taken, held: heldElsewhere } = begun;
  let duty: 'on' | 'ending' | 'ended' = 'on';
  return {
    ...heldHere,
    get isOnDuty() {
      return duty === 'on';
    },
    get heldElsewhere() {
      return heldElsewhere;
    },
    get taken() {
      return taken;
    },
    look: async (takeUp) => {
      const still = heldByOthers(await ledger.listLanes(place), lane, now());
      await takeUp([...heldElsewhere].filter((caseKey) => !still.has(caseKey)));
      heldElsewhere = still;
    },
    take: async (cases) => {
      ({ taken } = await change((before) => ({ ...before, taken: [...before.taken, ...cases] })));
    },
    handOver: async () => {
      if (duty === 'ended') return;
      duty = 'ending';
      // The next lane must find what is still held here.
      await heldHere.report();
      const { onDuty: next } = await change((before) => endDuty(before, lane, now() + graceMs));
      if (next?.token !== undefined) await wake(next.token, { status: 'WORK' });
      duty = 'ended';
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
