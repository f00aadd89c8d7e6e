import { formatPercent } from '../../shared/like-python/format-percent.ts';
import { connectStack } from '../aws/connect-stack.ts';
import { positiveNumber } from '../flags/flag-values.ts';
import { type ListedRun, listRuns } from '../run/list-runs.ts';
import { jsonText } from '../terminal/json-text.ts';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { listExitCode, reasonLines } from '../terminal/unreadable-entries.ts';
import type { AddCommand } from './add-command.ts';

export const addRunsCommand: AddCommand = (program, terminal, exit) => {
  program
    .command('runs')
    .description('list runs, newest first')
    .option('--limit <n>', 'maximum number of runs', positiveNumber, 20)
    .option('--json', 'print JSON')
    .addHelpText('after', '\nExample:\n  $ npx liveclin runs --local --limit 5\n')
    .action(async (_flags, command) => {
      const flags = command.optsWithGlobals();
      const stack = await connectStack(flags, terminal);
      const runs = await listRuns(stack, flags.limit);
      terminal.result(flags.json ? jsonText(runs) : formatRuns(runs, terminal));
      exit(listExitCode(runs));
    });
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
