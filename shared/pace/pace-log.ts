import * as z from 'zod';

/** A change of what is known of an endpoint's limits. Workers' own paces, until November 2026, had `limit` and `chunk`. */
export const paceChangeSchema = z.looseObject({
  at: z.string(),
  reason: z.string(),
  /** What may be called from then on, by all workers together. */
  perMinute: z.number().optional(),
  atOnce: z.number().optional(),
  /** The share of calls that is refused at any pace. */
  refusedShare: z.number().optional(),
});
export type PaceChange = z.infer<typeof paceChangeSchema>;

/** What a seat has seen of the limits, as its progress row stores it. */
export const paceLogSchema = z.object({
  /** The latest changes. */
  history: z.array(paceChangeSchema),
  /** How often the limits were lowered, as far as the seat's workers have seen. */
  cuts: z.number().int(),
  /** How often its workers paused because of server errors. */
  serverPauses: z.number().int(),
  /** Calls that were refused, and how long calls waited in all because of a limit. */
  refused: z.number().int().default(0),
  waitedMs: z.number().default(0),
});
export type PaceLog = z.infer<typeof paceLogSchema>;

/** Every progress row carries the log, so it must stay within a few kilobytes. */
const keptChanges = 30;

export const startPaceLog = (): PaceLog => ({
  history: [],
  cuts: 0,
  serverPauses: 0,
  refused: 0,
  waitedMs: 0,
});

const isCut = ({ reason }: PaceChange): boolean => reason === 'refused';

/** The log with the changes of the limits since `from` that it does not have yet. @param from an ISO date */
export const logChanges = (log: PaceLog, changes: readonly PaceChange[], from: string): PaceLog => {
  const since = log.history.at(-1)?.at ?? '';
  const fresh = changes.filter(({ at }) => at >= from && at > since);
  if (fresh.length === 0) return log;
  return {
    ...log,
    history: [...log.history, ...fresh].slice(-keptChanges),
    cuts: log.cuts + fresh.filter(isCut).length,
  };
};
