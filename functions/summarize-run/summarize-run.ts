import { z } from 'zod';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { loadRun } from '../../shared/ledger/load-run.ts';
import { buildResults } from '../../shared/outputs/build-results.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';

export const summarizeEventSchema = z.object({ runId: z.string() });

export interface SummarizeRunDependencies {
  readonly ledger: Ledger;
  readonly objects: ObjectStore;
  readonly now: () => number;
}

/** Builds the run's results and notes when it finished. Returns counts only. @throws {RunNotFoundError} */
export const summarizeRun = async (
  { runId }: z.infer<typeof summarizeEventSchema>,
  { ledger, objects, now }: SummarizeRunDependencies,
): Promise<{ readonly done: number; readonly failed: number; readonly pending: number }> => {
  const run = await loadRun(ledger, runId);
  const finishedAt = run.finishedAt ?? new Date(now()).toISOString();
  if (run.finishedAt === undefined) await ledger.updateRun(runId, { finishedAt });
  const { coverage } = await buildResults({ ...run, finishedAt }, { objects, ledger });
  return { done: coverage.done, failed: coverage.failed, pending: coverage.pending };
};
