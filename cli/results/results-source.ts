import { stat } from 'node:fs/promises';
import { connectStack } from '../aws/connect-stack.ts';
import { loadKnownRun } from '../run/load-known-run.ts';
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
  local: boolean,
  terminal: Terminal,
): Promise<ResultsSource> => {
  if (await isFile(name)) return { kind: 'file', path: name };
  const stack = await connectStack(local, terminal);
  return { kind: 'run', run: await loadKnownRun(name, local, stack), stack };
};

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
