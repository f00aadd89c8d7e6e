import * as z from 'zod';
import { present } from '../basics/present.ts';
import { type Pace, paceSchema } from './pace.ts';
import { isHeldByCap, limitOf } from './pace-rate.ts';

export const paceChangeSchema = z.object({
  at: z.string(),
  /** Calls at once from then on. */
  limit: z.number().int(),
  /** Calls per minute from then on; absent while only `limit` holds them back. */
  perMinute: z.number().optional(),
  reason: z.enum(['start', 'rate limit', 'server errors', 'regained']),
});
export type PaceChange = z.infer<typeof paceChangeSchema>;

/** The pace of a chunk's worker and its history, as the chunk's progress row stores them. */
export const paceLogSchema = z.object({
  pace: paceSchema,
  /** The start and the latest changes. */
  history: z.array(paceChangeSchema),
  /** How many changes there were in all, by reason. */
  cuts: z.number().int(),
  serverPauses: z.number().int(),
});
export type PaceLog = z.infer<typeof paceLogSchema>;

/** Every progress row carries the log, so it must stay within a few kilobytes. */
const keptChanges = 30;

export const startPaceLog = (pace: Pace, now: number): PaceLog => ({
  pace,
  history: [change(pace, 'start', now)],
  cuts: 0,
  serverPauses: 0,
});

/** The log with the pace's next state and, if worth noting, the change. */
export const logPace = (log: PaceLog, pace: Pace, now: number): PaceLog => {
  const reason = reasonOf(log, pace);
  if (reason === undefined) return { ...log, pace };
  const [start, ...changes] = [...log.history, change(pace, reason, now)];
  return {
    pace,
    history: [...(start ? [start] : []), ...changes.slice(1 - keptChanges)],
    cuts: log.cuts + (reason === 'rate limit' ? 1 : 0),
    serverPauses: log.serverPauses + (reason === 'server errors' ? 1 : 0),
  };
};

const reasonOf = ({ pace: before, history }: PaceLog, after: Pace): PaceChange['reason'] | undefined => {
  if (before.episode && !after.episode) return 'rate limit';
  if (after.serverPauses > before.serverPauses) return 'server errors';
  const isSlow = history.findLast(({ reason }) => reason !== 'server errors')?.reason === 'rate limit';
  return isSlow && isHeldByCap(after) ? 'regained' : undefined;
};

const change = (pace: Pace, reason: PaceChange['reason'], now: number): PaceChange => ({
  at: new Date(now).toISOString(),
  limit: limitOf(pace),
  ...present({ perMinute: pace.rate && Math.round(pace.rate * 600_000) / 10 }),
  reason,
});
