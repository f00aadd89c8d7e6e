import { stat } from 'node:fs/promises';
import type { Run } from '../../shared/ledger/run-row.ts';
import type { Executions } from '../../shared/run/executions.ts';
import { connectStack } from '../aws/connect-stack.ts';
import { loadKnownRun } from '../run/load-known-run.ts';
import { commandLine } from '../terminal/command-line.ts';
import type { Target } from '../terminal/target.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { defaultOutput } from './output-file.ts';
import type { StoredRun } from './run-files.ts';

/** Where a command reads results: a file on this machine, which needs no stack, or a stored run. */
export type ResultsSource =
  | { readonly kind: 'file'; readonly path: string }
  | ({ readonly kind: 'run' } & StoredRun);

/**
 * @param name path of a results file, or the id of a run
 * @throws {RunNotFoundError}
 */
export const openResults = async (
  name: string,
  target: Target,
  terminal: Terminal,
): Promise<ResultsSource> => {
  if (await isFile(name)) return { kind: 'file', path: name };
  const stack = await connectStack(target, terminal);
  const run = await loadKnownRun(name, target, stack);
  await noteIfAtWork(run, { target, executions: stack.executions, terminal });
  return { kind: 'run', run, stack };
};

/** The files of a run at work are made as if it had ended at this moment, and would be taken for its end. */
export const noteIfAtWork = async (
  { runId, activeExecution, finishedAt }: Run,
  { target, executions, terminal }: AtWork,
): Promise<void> => {
  if (finishedAt !== undefined) return;
  const execution = await executions.describe(activeExecution);
  if (execution?.status !== 'RUNNING') return;
  terminal.note(
    `Run ${runId} is still at work. These are its figures so far: cases in progress count as not run, and calls that wait for a reply as having no recorded response. To follow it: ${commandLine(target, ['watch', runId])}`,
  );
};

interface AtWork {
  readonly target: Target;
  readonly executions: Pick<Executions, 'describe'>;
  readonly terminal: Terminal;
}

/** A run's id has neither dots nor slashes. */
const isFile = async (name: string): Promise<boolean> =>
  /[./\\]/.test(name) || ((await stat(name).catch(() => undefined))?.isFile() ?? false);

/** The default path for something made from results: beside their file, with the same name and another ending. */
export const outputBeside = (source: ResultsSource, ending: string): string => {
  const path =
    source.kind === 'file'
      ? source.path
      : defaultOutput({
          model: source.run.identity.model,
          dataset: source.run.dataset,
          selection: source.run.identity.selection,
        });
  return `${path.replace(/\.json$/, '')}.${ending}`;
};
