import * as z from 'zod';
import { type PaceLog, paceChangeSchema } from './pace-log.ts';

/** What slowed a run's workers down, and how far. */
export const paceTotalsSchema = z.looseObject({
  /** Times that a worker cut its rate for refused calls, and paused for server errors. */
  cuts: z.number().int(),
  server_pauses: z.number().int(),
  /** The least that one worker came down to: calls at once, and calls a minute where they were spaced. */
  fewest_at_once: z.number().int(),
  slowest_per_minute: z.number().optional(),
  /** The start and the latest changes of each worker that was slowed down, by time. */
  history: z.array(paceChangeSchema.extend({ chunk: z.number().int() })),
});
export type PaceTotals = z.infer<typeof paceTotalsSchema>;

/** A summary tells so many changes of all workers together; the chunks' progress keeps the rest. */
const keptChanges = 200;

interface ChunkPace {
  readonly chunk: number;
  readonly pace?: PaceLog | undefined;
}

/** @returns undefined when nothing slowed them down */
export const paceTotals = (chunks: readonly ChunkPace[]): PaceTotals | undefined => {
  const logs = chunks.flatMap(({ chunk, pace }) =>
    pace && pace.cuts + pace.serverPauses > 0 ? [{ chunk, ...pace }] : [],
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
    ...(rates.length > 0 ? { slowest_per_minute: Math.min(...rates) } : {}),
    history: history.slice(0, keptChanges),
  };
};
