import type { SeatLedger, SeatPlace, SeatRow, WaitingLane } from './seat-row.ts';

const untouched: SeatRow = { version: 0, waiting: [], taken: [], isOver: false };

/** Changes tried before the seat is left to whoever keeps changing it. */
const maxChanges = 20;

/** Changes a seat's row as it is now. @returns the row after the change, or as it is if `change` gives undefined */
export const changeSeat = async (
  ledger: SeatLedger,
  place: SeatPlace,
  change: (row: SeatRow) => SeatRow | undefined,
): Promise<SeatRow> => {
  for (let changes = 0; changes < maxChanges; changes += 1) {
    const seen = await ledger.getSeat(place);
    const changed = change(seen ?? untouched);
    if (!changed) return seen ?? untouched;
    const row = { ...changed, version: (seen?.version ?? 0) + 1 };
    if (await ledger.replaceSeat(place, seen, row)) return row;
  }
  throw new Error(`Seat ${place.seat} of run ${place.runId} keeps changing.`);
};

export const isOnDuty = ({ onDuty }: SeatRow, lane: number): boolean => onDuty?.lane === lane;

/** The row after a lane has gone on duty or has prolonged its duty; undefined when it may not. */
export const takeDuty = (
  row: SeatRow,
  { lane, until, now }: { readonly lane: number; readonly until: number; readonly now: number },
): SeatRow | undefined => {
  const isTaken = row.onDuty !== undefined && row.onDuty.lane !== lane && row.onDuty.until > now;
  if (row.isOver || isTaken) return undefined;
  return { ...withoutLane(row, lane), onDuty: { lane, until } };
};

/** The row after a lane has begun to wait for its shift. */
export const waitForShift = (row: SeatRow, waiting: WaitingLane): SeatRow => ({
  ...withoutLane(row, waiting.lane),
  waiting: [...withoutLane(row, waiting.lane).waiting, waiting],
});

/**
 * The row after the lane on duty has appointed the one that has waited longest, which has until `until` to turn up.
 * With nobody waiting, the seat is free for the next lane that comes. Unchanged if the lane is not on duty.
 */
export const endDuty = (row: SeatRow, lane: number, until: number): SeatRow => {
  if (!isOnDuty(row, lane)) return row;
  const { onDuty: _onDuty, ...free } = row;
  const [next, ...waiting] = row.waiting;
  return next ? { ...free, waiting, onDuty: { ...next, until } } : free;
};

/** The row of a seat at which nothing is left to do. */
export const closeSeat = (row: SeatRow): SeatRow => ({ ...row, isOver: true });

const withoutLane = (row: SeatRow, lane: number): SeatRow => ({
  ...row,
  waiting: row.waiting.filter((waiting) => waiting.lane !== lane),
});
