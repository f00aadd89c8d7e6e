import { addCounts, countCases, noCases } from '../../shared/ledger/case-counts.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { UnreadableError } from '../../shared/storage/unreadable-error.ts';
import type { Stack } from '../aws/connect-stack.ts';

interface ReadableRun {
  readonly runId: string;
  readonly state: string;
  readonly done: number;
  readonly cases: number;
  /** Cases of the whole dataset, when the run covers only some of them. */
  readonly datasetCases?: number | undefined;
  readonly model: string;
  readonly dataset: string;
  /** Over the cases that ran, failed ones counted as wrong; null before there is one. */
  readonly caseAccuracy: number | null;
  readonly startedAt: string;
}

/** A run with a row that cannot be read; whatever its other rows say is listed all the same. */
interface UnreadableRun extends Partial<Omit<ReadableRun, 'runId' | 'state'>> {
  readonly runId: string;
  readonly state: 'unreadable';
  /** Names the row. */
  readonly reason: string;
}

export type ListedRun = ReadableRun | UnreadableRun;

type RunSources = Pick<Stack, 'ledger' | 'executions'>;

/** The latest runs, newest first; one that cannot be read says so in its place. */
export const listRuns = async (stack: RunSources, limit: number): Promise<ListedRun[]> => {
  const runs: ListedRun[] = [];
  for await (const run of stack.ledger.listRuns()) {
    if (runs.length >= limit) break;
    runs.push('unreadable' in run ? unreadableRun(run.runId, run.unreadable) : await listed(run, stack));
  }
  return runs;
};

const unreadableRun = (runId: string, { message }: UnreadableError): UnreadableRun => ({
  runId,
  state: 'unreadable',
  reason: message,
});

const listed = async (run: Run, { ledger, executions }: RunSources): Promise<ListedRun> => {
  const known = factsOf(run);
  try {
    const execution = await executions.describe(run.activeExecution);
    let counts = noCases;
    for await (const row of ledger.listCases(run.runId)) counts = addCounts(counts, countCases([row]));
    const { done, failed, correctCases } = counts;
    const caseAccuracy = done + failed === 0 ? null : correctCases / (done + failed);
    return { runId: run.runId, state: stateOf(run, execution?.status, done), done, caseAccuracy, ...known };
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    return { ...unreadableRun(run.runId, error), ...known };
  }
};

/** What the run's own row says. */
const factsOf = (run: Run) => ({
  cases: run.totals.cases,
  datasetCases: run.datasetCases,
  model: run.identity.model,
  dataset: run.dataset,
  startedAt: run.startedAt,
});

const stateOf = (run: Run, status: string | undefined, done: number): string => {
  if (status === 'RUNNING') return 'running';
  if (done === run.totals.cases) return 'complete';
  return run.halted ? 'halted' : 'incomplete';
};
