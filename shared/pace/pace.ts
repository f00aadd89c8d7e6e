import * as z from 'zod';

/**
 * How fast one worker may ask: plain data, so that it can be kept anywhere and shared one day. Times are epoch
 * milliseconds, rates calls a millisecond.
 *
 * Providers limit calls (or tokens, which comes to the same) a minute, and now and then calls at once. One rate
 * meets all: cut once an episode of refusals, grown by equal steps since, as TCP does it
 * (https://www.rfc-editor.org/rfc/rfc5681). The calls at once follow from it by Little's law.
 */
export const paceSchema = z.object({
  /** The most calls at once: the user's word. */
  cap: z.number().int(),
  /** Undefined until a first cut: nothing but `cap` holds calls back. */
  rate: z.number().optional(),
  /** What the rate grows by with a call that is let through, and since when by that. */
  step: z.number(),
  stepSince: z.number(),
  /** How long a cut takes to be made good again, at least: the longest cycle so far, within bounds. */
  regainMs: z.number(),
  /** What the rate is measured over: from one episode of refusals to the next. */
  cycle: z.object({ startedAt: z.number(), sent: z.number().int(), refused: z.number().int() }).optional(),
  /** Calls sent before this have had their say: they change the rate no more. */
  settledAt: z.number(),
  /** When the last call was due to go out: what a timer is late by is not lost. */
  lastDueAt: z.number(),
  /** Nothing goes out before. */
  quietUntil: z.number(),
  /** An episode of refusals: pauses in a row, and when the call went out that probes whether it is over. */
  episode: z.object({ pauses: z.number().int(), probedAt: z.number().optional() }).optional(),
  /** Server errors in a row since the last pause for them, and such pauses in a row. */
  serverErrors: z.number().int(),
  serverPauses: z.number().int(),
  /** Moving averages of how long replies and refusals take. */
  replyMs: z.number().optional(),
  refusalMs: z.number(),
});
export type Pace = z.infer<typeof paceSchema>;

/** @param cap the most calls at once, where a worker starts */
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

/** The pace of an earlier invocation: what it measured over stands no more. */
export const resumePace = ({ cycle: _cycle, ...pace }: Pace): Pace => pace;
