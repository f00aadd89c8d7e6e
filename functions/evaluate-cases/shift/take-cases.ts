import { getOrCreate } from '../../../shared/basics/get-or-create.ts';
import { loadSeat } from '../../../shared/run/load-seat.ts';
import type { Seat, SeatCase } from '../../../shared/run/plan-seats.ts';
import { readProgress } from '../progress/read-progress.ts';
import { isUntouched } from '../seat-cases.ts';
import type { SeatWork } from '../seat-work.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

/**
 * Gives a seat that has run out of cases untouched ones of the seat that has most left. That seat need not agree: when
 * it comes to a case that was taken from it, its claim is refused.
 * @returns a function that puts cases into the queue, and says whether there were any
 */
export const createCaseTaker = (
  { input, run, slots, known, queue, shift }: SeatWork,
  { ledger, objects, log, random }: WorkerDependencies,
): (() => Promise<boolean>) => {
  const { runId, plan, place } = input;
  const seats = new Map<number, Promise<Seat>>();
  const seatOf = (seat: number): Promise<Seat> =>
    getOrCreate(seats, seat, () => loadSeat(objects, { runId, plan, seat }));
  /** Cases that others have taken up. */
  const gone = new Set<string>();

  /** Seats with the number of cases that nobody has taken up yet, as last reported; most first. */
  const richestFirst = async () => {
    const progress = await readProgress(run, { ledger, log });
    const reported = new Map(progress.map(({ seat, untouched }) => [seat, untouched]));
    return Array.from({ length: place.seats }, (_, index) => index + 1)
      .filter((seat) => seat !== place.seat)
      .map((seat) => ({ seat, untouched: reported.get(seat) ?? Number.POSITIVE_INFINITY }))
      .filter(({ untouched }) => untouched > 0)
      .sort((a, b) => b.untouched - a.untouched);
  };

  /**
   * Some of a seat's untouched cases. Its report may be seconds old, so their rows are read: where many seats run out
   * of cases at once, each would otherwise claim what the others have claimed already.
   */
  const someOf = async (reported: readonly SeatCase[]): Promise<SeatCase[]> => {
    for (;;) {
      const left = reported.filter(({ caseKey }) => !known.has(caseKey) && !gone.has(caseKey));
      if (left.length === 0) return [];
      // Its own worker takes them from the front, and others that run out at the same time shall find others.
      const share = sample(left.slice(-Math.ceil(left.length / 2)), slots, random);
      const rows = await ledger.getCases(
        runId,
        share.map(({ caseKey }) => caseKey),
      );
      for (const row of rows) if (!isUntouched(row, input)) gone.add(row.caseKey);
      const untouched = share.filter(({ caseKey }) => !gone.has(caseKey));
      if (untouched.length > 0) return untouched;
    }
  };

  const takeSome = async (): Promise<boolean> => {
    if (place.seats === 1) return false;
    for (const { seat, untouched } of await richestFirst()) {
      const share = await someOf((await seatOf(seat)).cases.slice(-untouched));
      if (share.length === 0) continue;
      await shift.take(share.map(({ caseKey }) => ({ seat, caseKey })));
      for (const each of share) known.set(each.caseKey, each);
      queue.append(share.map(({ caseKey }) => caseKey));
      return true;
    }
    return false;
  };

  let taking: Promise<boolean> | undefined;
  return () => {
    taking ??= takeSome().finally(() => {
      taking = undefined;
    });
    return taking;
  };
};

/** Some of the items, in their order. */
const sample = <T>(items: readonly T[], size: number, random: () => number): T[] => {
  const left = items.map((_, index) => index);
  const chosen = Array.from({ length: Math.min(size, items.length) }, () =>
    left.splice(Math.floor(random() * left.length), 1),
  );
  return chosen
    .flat()
    .sort((a, b) => a - b)
    .flatMap((index) => items[index] ?? []);
};
