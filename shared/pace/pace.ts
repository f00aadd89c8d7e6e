import * as z from 'zod';

/**
 * How fast one worker may call: plain data, so that it can be stored anywhere and shared later. Times are epoch
 * milliseconds, rates calls per millisecond.
 *
 * Providers limit calls (or tokens, which amounts to the same) per minute, and sometimes calls at once. One rate
 * covers all of these: it is cut once per episode of refusals and grows in equal steps afterwards, as TCP does
 * (https://www.rfc-editor.org/rfc/rfc5681). The number of calls at once follows from it by Little's law.
 */
export const paceSchema = z.object({
  /** The most calls at once, as the user set it. */
  cap: z.number().int(),
  /** Undefined until a first cut: nothing but `cap` holds calls back. */
  rate: z.number().optional(),
  /** By how much the rate grows with each call that gets through, and since when by that much. */
  step: z.number(),
  stepSince: z.number(),
  /** How long it takes at least to recover from a cut: the longest cycle so far, within bounds. */
  regainMs: z.number(),
  /** What the rate is measured over: the time from one episode of refusals to the next. */
  cycle: z.object({ startedAt: z.number(), sent: z.number().int(), refused: z.number().int() }).optional(),
  /** Calls sent before this no longer change the rate. */
  settledAt: z.number(),
  /** When the last call was due, so that a timer that fires late costs no throughput. */
  lastDueAt: z.number(),
  /** No call goes out before this. */
  quietUntil: z.number(),
  /** An episode of refusals: consecutive pauses, and when the call went out that probes whether it is over. */
  episode: z.object({ pauses: z.number().int(), probedAt: z.number().optional() }).optional(),
  /** Consecutive server errors since the last pause for them, and consecutive such pauses. */
  serverErrors: z.number().int(),
  serverPauses: z.number().int(),
  /** Moving averages of how long replies and refusals take. */
  replyMs: z.number().optional(),
  refusalMs: z.number(),
});
export type Pace = z.infer<typeof paceSchema>;

/** @param cap the most calls at once, which is where a worker starts */
export const startPace = (cap: number): Pace => ({
  cap,
  step: 0,
  stepSince: 0,
  regainMs: 0,
  settledAt: 0,
  lastDueAt: 0,
  quietUntil: 0,
  serverErrors: 0,
  serverPauses: 0,
  refusalMs: 1_000,
});

/** The pace of an earlier invocation, without its cycle: no calls went out in between. */
export const resumePace = ({ cycle: _cycle, ...pace }: Pace): Pace => pace;
