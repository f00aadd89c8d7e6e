import * as z from 'zod';
import type { Coverage } from '../../shared/ledger/coverage.ts';
import type { Ledger } from '../../shared/ledger/ledger.ts';
import { loadRun } from '../../shared/ledger/load-run.ts';
import { saveResults } from '../../shared/outputs/save-results.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';

export const summarizeEventSchema = z.object({ runId: z.string() });

export interface SummarizeRunDependencies {
  readonly ledger: Ledger;
  readonly objects: ObjectStore;
  readonly now: () => number;
}

/** Builds and stores the run's results, and notes when it finished. Returns counts only. @throws {RunNotFoundError} */
export const summarizeRun = async (
  { runId }: z.infer<typeof summarizeEventSchema>,
  { ledger, objects, now }: SummarizeRunDependencies,
): Promise<Coverage> => {
  const run = await loadRun(ledger, runId);
  const finishedAt = run.finishedAt ?? new Date(now()).toISOString();
  const coverage = await saveResults({ ...run, finishedAt }, { objects, ledger });
  // Last, because readers take it as a sign that the files are there.
  if (run.finishedAt === undefined) await ledger.updateRun(runId, { finishedAt });
  return coverage;
};
