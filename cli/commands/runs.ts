import { addCounts, countCases, noCases } from '../../shared/ledger/case-counts.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { formatPercent } from '../../shared/like-python/format-percent.ts';
import { UnreadableError } from '../../shared/storage/unreadable-error.ts';
import { connectStack, type Stack } from '../aws/connect-stack.ts';
import { positiveNumber } from '../flags/flag-values.ts';
import { jsonText } from '../terminal/json-text.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { listExitCode, reasonLines } from '../terminal/unreadable-entries.ts';
import type { AddCommand } from './add-command.ts';

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

type ListedRun = ReadableRun | UnreadableRun;

export const addRunsCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('runs')
    .description('list runs, newest first')
    .option('--limit <n>', 'maximum number of runs', positiveNumber, 20)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ npx liveclin runs --local --limit 5\n')
    .action(async (_flags, command) => {
      const flags = command.optsWithGlobals();
      const stack = await connectStack(flags.local ?? false, terminal);
      const runs = await listRuns(stack, flags.limit);
      terminal.result(flags.json ? jsonText(runs) : formatRuns(runs, terminal));
      exit(listExitCode(runs));
    });
};

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

const colours: Record<string, Parameters<Terminal['paint']>[0]> = {
  running: 'cyan',
  complete: 'green',
  incomplete: 'yellow',
  halted: 'red',
  unreadable: 'red',
};

export const formatRuns = (runs: readonly ListedRun[], { paint }: Pick<Terminal, 'paint'>): string => {
  if (runs.length === 0) return 'No runs yet.\n';
  const header = ['RUN', 'MODEL', 'DATASET', 'CASES', 'CASE ACC', 'STATE', 'STARTED'];
  const rows = runs.map((run) => [
    run.runId,
    run.model ?? '-',
    run.dataset ?? '-',
    casesOf(run),
    typeof run.caseAccuracy === 'number' ? formatPercent(run.caseAccuracy) : '-',
    paint(colours[run.state] ?? 'reset', run.state),
    run.startedAt?.slice(0, 16).replace('T', ' ') ?? '-',
  ]);
  return table([header.map((title) => paint('bold', title)), ...rows]) + reasonLines(runs);
};

/** E.g. `49/50 of 1407`: done, of those selected, of all. */
const casesOf = ({ done, cases, datasetCases }: ListedRun): string =>
  cases === undefined
    ? '-'
    : `${done ?? '?'}/${cases}${datasetCases === undefined ? '' : ` of ${datasetCases}`}`;
