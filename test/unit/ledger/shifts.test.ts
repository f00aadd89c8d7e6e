import { describe, expect, test } from 'vitest';
import { createMemoryLedger } from '../../../shared/adapters/memory/memory-ledger.ts';
import type { SeatRow } from '../../../shared/ledger/seat-row.ts';
import {
  changeSeat,
  closeSeat,
  endDuty,
  isOnDuty,
  takeDuty,
  waitForShift,
} from '../../../shared/ledger/shifts.ts';

const free: SeatRow = { version: 0, waiting: [], taken: [], isOver: false };
const onDuty = (lane: number, until: number): SeatRow => ({ ...free, onDuty: { lane, until } });

describe('duty', () => {
  test('goes to the first lane that comes, which may prolong it', () => {
    expect(takeDuty(free, { lane: 1, until: 900, now: 0 })).toEqual(onDuty(1, 900));
    expect(takeDuty(onDuty(1, 900), { lane: 1, until: 950, now: 800 })).toEqual(onDuty(1, 950));
  });

  test('is refused to another lane until its time is over, and to all once the seat is over', () => {
    expect(takeDuty(onDuty(0, 900), { lane: 1, until: 2_000, now: 899 })).toBeUndefined();
    expect(takeDuty(onDuty(0, 900), { lane: 1, until: 2_000, now: 900 })).toEqual(onDuty(1, 2_000));
    expect(takeDuty(closeSeat(free), { lane: 1, until: 2_000, now: 0 })).toBeUndefined();
  });

  test('passes to the lane that has waited longest, with the token that wakes it', () => {
    const waiting = [2, 1].reduce(
      (row, lane) => waitForShift(row, { lane, token: `token-${lane}` }),
      onDuty(0, 900),
    );
    const passed = endDuty(waiting, 0, 1_000);
    expect(passed).toEqual({
      ...free,
      onDuty: { lane: 2, until: 1_000, token: 'token-2' },
      waiting: [{ lane: 1, token: 'token-1' }],
    });
    // The same end of duty again, because the answer to the first was lost, changes nothing.
    expect(endDuty(passed, 0, 1_100)).toEqual(passed);
    expect(takeDuty(passed, { lane: 2, until: 1_900, now: 990 })).toEqual({
      ...passed,
      onDuty: { lane: 2, until: 1_900 },
    });
  });

  test("is nobody's when nobody waits", () => {
    expect(endDuty(onDuty(0, 900), 0, 1_000)).toEqual(free);
  });

  test('a lane waits in one place only, with its latest token, and no longer once it is on duty', () => {
    const twice = waitForShift(waitForShift(free, { lane: 1, token: 'old' }), { lane: 1, token: 'new' });
    expect(twice.waiting).toEqual([{ lane: 1, token: 'new' }]);
    expect(takeDuty(twice, { lane: 1, until: 900, now: 0 })?.waiting).toEqual([]);
  });
});

test('of many lanes that come at once, one goes on duty and the others wait', async () => {
  const ledger = createMemoryLedger();
  const place = { runId: 'run-1', plan: 1, seat: 1 };
  const lanes = [0, 1, 2, 3, 4];
  const rows = await Promise.all(
    lanes.map((lane) =>
      changeSeat(
        ledger,
        place,
        (row) =>
          takeDuty(row, { lane, until: 900, now: 0 }) ?? waitForShift(row, { lane, token: `token-${lane}` }),
      ),
    ),
  );
  expect(lanes.filter((lane) => isOnDuty(rows[lane] ?? free, lane))).toHaveLength(1);
  const row = await ledger.getSeat(place);
  expect(row?.version).toBe(5);
  expect([row?.onDuty?.lane, ...(row?.waiting.map(({ lane }) => lane) ?? [])].toSorted()).toEqual(lanes);
});
