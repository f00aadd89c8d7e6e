import { getOrCreate } from '../../../shared/basics/get-or-create.ts';
import { isWhollyRight } from '../../../shared/compare/changed-cases.ts';
import { isIncomplete } from '../../../shared/ledger/coverage.ts';
import { loadRun } from '../../../shared/ledger/load-run.ts';
import type { Stack } from '../../aws/connect-stack.ts';
import { type ListedRun, listRuns } from '../../run/list-runs.ts';
import { loadViewedRun, type ViewedRun } from './viewed-run.ts';

/** What the pages show: the runs of a bucket, or the runs and files that the command was given. */
export interface Library {
  list(): Promise<readonly ListedRun[]>;
  /** @throws {RunNotFoundError} {NotViewedError} for any other name: no address opens another file */
  open(name: string): Promise<ViewedRun>;
}

/** Thrown for a run or file that the viewer was not started with. */
export class NotViewedError extends Error {
  override readonly name = 'NotViewed';

  constructor(name: string) {
    super(`"${name}" is not open. Add it to the command that started the viewer.`);
  }
}

/** The runs and files that were given. */
export const libraryOf = (runs: readonly ViewedRun[]): Library => ({
  list: async () => runs.map(listed),
  open: async (name) => {
    const run = runs.find((each) => each.name === name);
    if (!run) throw new NotViewedError(name);
    return run;
  },
});

/** A run at work is read again once it has been known for so long. */
const freshMs = 30_000;

/**
 * All runs of a stack.
 * @param limit of the list; every run can be opened
 */
export const libraryOfStack = (
  stack: Pick<Stack, 'ledger' | 'objects' | 'executions'>,
  limit: number,
  now: () => number = Date.now,
): Library => {
  const opened = new Map<string, Promise<ViewedRun>>();
  return {
    list: () => listRuns(stack, limit),
    open: async (runId) => {
      const run = await loadRun(stack.ledger, runId);
      const age = run.finishedAt ?? Math.floor(now() / freshMs);
      const state = `${runId} ${age}`;
      for (const other of opened.keys())
        if (other !== state && other.startsWith(`${runId} `)) opened.delete(other);
      const loading = getOrCreate(opened, state, () => loadViewedRun({ run, stack }));
      loading.catch(() => opened.delete(state));
      return loading;
    },
  };
};

const listed = ({ name, meta, coverage, cases }: ViewedRun): ListedRun => ({
  runId: name,
  state: isIncomplete(coverage) ? 'incomplete' : 'complete',
  done: coverage.done,
  cases: coverage.planned,
  model: meta.model,
  dataset: meta.dataset,
  caseAccuracy: cases.length === 0 ? null : cases.filter(isWhollyRight).length / cases.length,
  startedAt: typeof meta.started_at === 'string' ? meta.started_at : '',
});
