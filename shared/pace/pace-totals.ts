import * as z from 'zod';
import { present } from '../basics/present.ts';
import { type PaceLog, paceChangeSchema } from './pace-log.ts';

/** What slowed a run's workers down, and by how much. */
export const paceTotalsSchema = z.looseObject({
  /** How often a worker cut its rate because calls were rate limited, and paused because of server errors. */
  cuts: z.number().int(),
  server_pauses: z.number().int(),
  /** The lowest rate of any worker: calls at once, and calls a minute where it spaced them. */
  fewest_at_once: z.number().int(),
  slowest_per_minute: z.number().optional(),
  /** The start and the latest changes of each worker that was slowed down, by time. */
  history: z.array(paceChangeSchema.extend({ chunk: z.number().int() })),
});
export type PaceTotals = z.infer<typeof paceTotalsSchema>;

/** Changes that a summary keeps of all workers together; the seats' progress keeps the rest. */
const keptChanges = 200;

interface SeatPace {
  readonly seat: number;
  readonly pace?: PaceLog | undefined;
}

/** @returns undefined when nothing slowed them down */
export const paceTotals = (seats: readonly SeatPace[]): PaceTotals | undefined => {
  const logs = seats.flatMap(({ seat, pace }) =>
    pace && pace.cuts + pace.serverPauses > 0 ? [{ chunk: seat, ...pace }] : [],
  );
  if (logs.length === 0) return undefined;
  const history = logs
    .flatMap((log) => log.history.map((change) => ({ chunk: log.chunk, ...change })))
    .sort((a, b) => (a.at === b.at ? a.chunk - b.chunk : a.at < b.at ? -1 : 1));
  const rates = history.flatMap(({ perMinute }) => perMinute ?? []);
  return {
    cuts: logs.reduce((sum, { cuts }) => sum + cuts, 0),
    server_pauses: logs.reduce((sum, { serverPauses }) => sum + serverPauses, 0),
    fewest_at_once: Math.min(...history.map(({ limit }) => limit)),
    ...present({ slowest_per_minute: rates.length > 0 ? Math.min(...rates) : undefined }),
    history: history.slice(0, keptChanges),
  };
};
