import * as z from 'zod';

/**
 * Who works at a seat (docs/design.md, "The fleet"). Changed by whoever has read it last: a write with an older version
 * is refused.
 */
export const seatRowSchema = z.object({
  version: z.number().int(),
  /**
   * The lane that starts conversations, and until when (epoch ms) nobody else may; with the task token that wakes it,
   * if it was appointed and has not turned up yet.
   */
  onDuty: z.object({ lane: z.number().int(), until: z.number(), token: z.string().optional() }).optional(),
  /** Lanes that wait for their shift, in the order in which they came, with the task tokens that wake them. */
  waiting: z.array(z.object({ lane: z.number().int(), token: z.string() })),
  /** Cases taken from other seats, whose plans list them. */
  taken: z.array(z.object({ seat: z.number().int(), caseKey: z.string() })),
  /** Nothing is left to do: every lane ends. */
  isOver: z.boolean(),
});
export type SeatRow = z.infer<typeof seatRowSchema>;
export type WaitingLane = SeatRow['waiting'][number];

/** The cases that a lane still holds after its shift, while its last calls are on their way. */
export const laneRowSchema = z.object({
  lane: z.number().int(),
  holding: z.array(z.string()),
  /** Epoch milliseconds: by then its invocation has ended, whatever happened. */
  until: z.number(),
});
export type LaneRow = z.infer<typeof laneRowSchema>;

/** A seat of one plan of a run. */
export interface SeatPlace {
  readonly runId: string;
  readonly plan: number;
  readonly seat: number;
}

export interface SeatLedger {
  getSeat(place: SeatPlace): Promise<SeatRow | undefined>;
  /** @returns false if the row is no longer the one that was `seen` (undefined: there was none) */
  replaceSeat(place: SeatPlace, seen: SeatRow | undefined, row: SeatRow): Promise<boolean>;
  saveLane(place: SeatPlace, lane: LaneRow): Promise<void>;
  listLanes(place: SeatPlace): Promise<LaneRow[]>;
}
