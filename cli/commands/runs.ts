import { coverageOf } from '../../shared/ledger/coverage.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { connectStack, type Stack } from '../aws/connect-stack.ts';
import { positiveNumber } from '../flags/flag-values.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import { jsonText } from '../terminal/json-text.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { AddCommand } from './add-command.ts';

interface ListedRun {
  readonly runId: string;
  readonly state: string;
  readonly done: number;
  readonly cases: number;
  /** Cases of the whole dataset, when the run covers only some of them. */
  readonly datasetCases?: number | undefined;
  readonly model: string;
  readonly dataset: string;
  readonly startedAt: string;
}

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
      const runs: ListedRun[] = [];
      for await (const run of stack.ledger.listRuns()) {
        if (runs.length >= flags.limit) break;
        runs.push(await listed(run, stack));
      }
      terminal.result(flags.json ? jsonText(runs) : list(runs, terminal));
      exit(exitCodes.ok);
    });
};

const listed = async (run: Run, { ledger, executions }: Stack): Promise<ListedRun> => {
  const execution = await executions.describe(run.activeExecution);
  const coverage = await coverageOf(run, ledger.listCases(run.runId));
  return {
    runId: run.runId,
    state: stateOf(run, execution?.status, coverage.done),
    done: coverage.done,
    cases: run.totals.cases,
    datasetCases: run.datasetCases,
    model: run.identity.model,
    dataset: run.dataset,
    startedAt: run.startedAt,
  };
};

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
};

const list = (runs: readonly ListedRun[], { paint }: Terminal): string => {
  if (runs.length === 0) return 'No runs yet.\n';
  const header = ['RUN', 'STATE', 'DONE', 'STARTED'].map((title) => paint('bold', title));
  const rows = runs.map(({ runId, state, done, cases, datasetCases, startedAt }) => [
    runId,
    paint(colours[state] ?? 'reset', state),
    `${done}/${cases} ${datasetCases === undefined ? '' : 'selected '}cases`,
    startedAt.slice(0, 16).replace('T', ' '),
  ]);
  return table([header, ...rows]);
};
