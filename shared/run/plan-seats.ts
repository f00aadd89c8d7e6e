import * as z from 'zod';

const seatCaseSchema = z.object({
  caseKey: z.string(),
  questions: z.number().int(),
  /** Total bytes of its stored images. */
  imageBytes: z.number().int(),
});
/** What a worker knows of a case before it takes it up. */
export type SeatCase = z.infer<typeof seatCaseSchema>;

/**
 * A share of a run's concurrency and of its cases. One worker at a time starts the conversations of a seat; the lanes
 * of the seat take turns at that.
 */
export const seatSchema = z.object({
  /** Counted from 1. */
  seat: z.number().int(),
  /** Conversations at once. */
  slots: z.number().int(),
  /** Longest first, so that no long case is left running alone at the end. */
  cases: z.array(seatCaseSchema),
});
export type Seat = z.infer<typeof seatSchema>;

export interface SeatLimits {
  /** Conversations at once in the whole run, at least 1. */
  readonly concurrency: number;
  /** Conversations at once in one worker, at least 1. */
  readonly perWorker: number;
  /** Workers at once, at least 1. */
  readonly workers: number;
}

/**
 * Divides a run among seats whose slots add up to its concurrency (or to the number of cases, if that is less) and
 * whose cases add up to the same number of questions per slot.
 */
export const planSeats = (
  cases: readonly SeatCase[],
  { concurrency, perWorker, workers }: SeatLimits,
): Seat[] => {
  const slots = Math.min(concurrency, cases.length, perWorker * workers);
  const count = Math.ceil(slots / perWorker);
  const seats = Array.from({ length: count }, (_, index) => ({
    seat: index + 1,
    slots: Math.floor(slots / count) + (index < slots % count ? 1 : 0),
    cases: [] as SeatCase[],
    questions: 0,
  }));
  const longestFirst = cases.toSorted((a, b) => b.questions - a.questions);
  for (const each of longestFirst) {
    const seat = seats.reduce((least, other) =>
      other.questions / other.slots < least.questions / least.slots ? other : least,
    );
    seat.cases.push(each);
    seat.questions += each.questions;
  }
  return seats.map(({ questions: _questions, ...seat }) => seat);
};
