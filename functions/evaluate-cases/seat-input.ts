import * as z from 'zod';

/** State of one child execution, as Work receives and returns it (docs/design.md, "State machine"). */
export const seatInputSchema = z.object({
  place: z.object({
    /** From 1. */
    seat: z.number().int(),
    /** From 0. */
    lane: z.number().int(),
    /** Seats of the plan. */
    seats: z.number().int(),
  }),
  runId: z.string(),
  executionArn: z.string(),
  plan: z.number().int(),
  /** Invocations so far. */
  loops: z.number().int(),
});
export type SeatInput = z.infer<typeof seatInputSchema>;

/** What a lane asks of the worker before its shift: to be woken by this task token when the shift begins. */
export const shiftRequestSchema = seatInputSchema.extend({ token: z.string() });
export type ShiftRequest = z.infer<typeof shiftRequestSchema>;

/** What the state machine does with a lane next. */
export type SeatOutput =
  /** Work again, at once or after a pause. */
  | (SeatInput & { readonly status: 'WORK' })
  | (SeatInput & { readonly status: 'PAUSE'; readonly waitSeconds: number })
  /** Wait until another lane hands over. */
  | (SeatInput & { readonly status: 'AWAIT' })
  | {
      readonly status: 'DONE';
      readonly place: SeatInput['place'];
      readonly done: number;
      readonly pending: number;
    };

/** Which worker holds a case: the lane of a seat under one plan of an execution. */
export const ownerOf = ({ executionArn, plan, place }: SeatInput): string =>
  `${seatOwner(executionArn, plan, place.seat)}${place.lane}`;

const planOwner = (executionArn: string, plan: number): string => `${executionArn}#${plan}#`;
const seatOwner = (executionArn: string, plan: number, seat: number): string =>
  `${planOwner(executionArn, plan)}${seat}.`;

/** Whether a case is in the hands of another seat of the same plan. */
export const isOfOtherSeat = (owner: string, { executionArn, plan, place }: SeatInput): boolean =>
  owner.startsWith(planOwner(executionArn, plan)) &&
  !owner.startsWith(seatOwner(executionArn, plan, place.seat));
