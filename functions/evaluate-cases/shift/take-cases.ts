import { getOrCreate } from '../../../shared/basics/get-or-create.ts';
import { loadSeat } from '../../../shared/run/load-seat.ts';
import type { Seat } from '../../../shared/run/plan-seats.ts';
import { readProgress } from '../progress/read-progress.ts';
import type { SeatWork } from '../seat-work.ts';
import type { WorkerDependencies } from '../worker-dependencies.ts';

/**
 * Gives a seat that has run out of cases untouched ones of the seat that has most left. That seat need not agree: when
 * it comes to a case that was taken from it, its claim is refused.
 * @returns a function that puts cases into the queue, and says whether there were any
 */
export const createCaseTaker = (
  { input, run, slots, known, queue, shift }: SeatWork,
  { ledger, objects, log }: WorkerDependencies,
): (() => Promise<boolean>) => {
  const { runId, plan, place } = input;
  const seats = new Map<number, Promise<Seat>>();
  const seatOf = (seat: number): Promise<Seat> =>
    getOrCreate(seats, seat, () => loadSeat(objects, { runId, plan, seat }));

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

  const takeSome = async (): Promise<boolean> => {
    if (place.seats === 1) return false;
    for (const { seat, untouched } of await richestFirst()) {
      // Its own worker takes them from the front.
      const left = (await seatOf(seat)).cases.slice(-untouched).filter(({ caseKey }) => !known.has(caseKey));
      const share = left.slice(-Math.min(slots, Math.ceil(left.length / 2)));
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
