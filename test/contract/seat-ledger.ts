import { describe, expect, test } from 'vitest';
import type { SeatRow } from '../../shared/ledger/seat-row.ts';
import type { LedgerContract } from './ledger-contract.ts';

const row: SeatRow = {
  version: 1,
  onDuty: { lane: 0, until: 1_000, token: 'token-0' },
  waiting: [{ lane: 1, token: 'token-1' }],
  taken: [{ seat: 2, caseKey: '90000001' }],
  isOver: false,
};

export const describeSeatLedger = ({ ledger, newRunId }: LedgerContract): void => {
  const newPlace = () => ({ runId: newRunId(), plan: 1, seat: 3 });

  describe('seats', () => {
    test('a seat that nobody has written does not exist; a written one is read back as it was', async () => {
      const place = newPlace();
      expect(await ledger().getSeat(place)).toBeUndefined();
      expect(await ledger().replaceSeat(place, undefined, row)).toBe(true);
      expect(await ledger().getSeat(place)).toEqual(row);
    });

    test('of two changes of the same version one is refused, and so is a second beginning', async () => {
      const place = newPlace();
      await ledger().replaceSeat(place, undefined, row);
      expect(await ledger().replaceSeat(place, undefined, row)).toBe(false);
      const changes = await Promise.all(
        [0, 1].map((lane) =>
          ledger().replaceSeat(place, row, { ...row, version: 2, onDuty: { lane, until: 2_000 } }),
        ),
      );
      expect(changes.toSorted()).toEqual([false, true]);
      expect(await ledger().replaceSeat(place, row, { ...row, version: 2 })).toBe(false);
    });

    test('the lanes of a seat are listed, each as it last said, apart from those of other seats and plans', async () => {
      const place = newPlace();
      const [first, second] = [0, 1].map((lane) => ({ lane, holding: ['a', 'b'], until: 1_000 }));
      if (!first || !second) throw new Error('two lanes');
      await ledger().saveLane(place, first);
      await ledger().saveLane(place, second);
      await ledger().saveLane(place, { ...first, holding: ['b'] });
      await ledger().saveLane({ ...place, seat: 33 }, first);
      await ledger().saveLane({ ...place, plan: 2 }, first);
      expect(await ledger().listLanes(place)).toEqual([{ ...first, holding: ['b'] }, second]);
    });
  });
};
