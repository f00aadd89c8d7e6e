import * as z from 'zod';
import { present } from '../basics/present.ts';
import { type PaceLog, paceChangeSchema } from './pace-log.ts';

/** What slowed a run's workers down, and by how much. */
export const paceTotalsSchema = z.looseObject({
  /** How often calls were slowed down because some were rate limited, and paused because of server errors. */
  cuts: z.number().int(),
  server_pauses: z.number().int(),
  /** Calls that were refused, and seconds that calls waited in all because of a limit. */
  refused_calls: z.number().int().optional(),
  waited_seconds: z.number().optional(),
  /** The lowest limits of all workers together: calls at once, and calls a minute. */
  fewest_at_once: z.number().int().optional(),
  slowest_per_minute: z.number().optional(),
  /** The latest changes, by time. */
  history: z.array(paceChangeSchema),
});
export type PaceTotals = z.infer<typeof paceTotalsSchema>;

interface SeatPace {
  readonly pace?: PaceLog | undefined;
}

/** @returns undefined when nothing slowed them down */
export const paceTotals = (seats: readonly SeatPace[]): PaceTotals | undefined => {
  const logs = seats.flatMap(({ pace }) =>
    pace && pace.cuts + pace.serverPauses + pace.waitedMs > 0 ? [pace] : [],
  );
  if (logs.length === 0) return undefined;
  // All seats see the same changes: each counts once.
  const changes = new Map(
    logs.flatMap(({ history }) => history.map((change) => [JSON.stringify(change), change])),
  );
  const history = [...changes.values()].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const rates = history.flatMap(({ perMinute }) => perMinute ?? []);
  const counts = history.flatMap(({ atOnce }) => atOnce ?? []);
  return {
    cuts: Math.max(...logs.map(({ cuts }) => cuts)),
    server_pauses: logs.reduce((sum, { serverPauses }) => sum + serverPauses, 0),
    refused_calls: logs.reduce((sum, { refused }) => sum + refused, 0),
    waited_seconds: Math.round(logs.reduce((sum, { waitedMs }) => sum + waitedMs, 0) / 1_000),
    ...present({
      fewest_at_once: counts.length > 0 ? Math.min(...counts) : undefined,
      slowest_per_minute: rates.length > 0 ? Math.min(...rates) : undefined,
    }),
    history,
  };
};
