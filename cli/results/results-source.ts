import { stat } from 'node:fs/promises';
import { loadRun } from '../../shared/ledger/load-run.ts';
import { connectStack } from '../aws/connect-stack.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { defaultOutput } from './output-file.ts';
import type { StoredRun } from './run-files.ts';

/** Where results come from that a command is given: a file on this machine, which needs no stack, or a run. */
export type ResultsSource = { readonly file: string } | StoredRun;

/**
 * @param name path of a results file, or the id of a run
 * @throws {RunNotFoundError}
 */
export const openResults = async (
  name: string,
  local: boolean,
  terminal: Terminal,
): Promise<ResultsSource> => {
  if (await isFile(name)) return { file: name };
  const stack = await connectStack(local, terminal);
  return { run: await loadRun(stack.ledger, name), stack };
};

/** A run's id has neither dots nor slashes. */
const isFile = async (name: string): Promise<boolean> =>
  /[./\\]/.test(name) || ((await stat(name).catch(() => undefined))?.isFile() ?? false);

/** Where something made of results goes unless told otherwise: beside their file, under its name with another ending. */
export const outputBeside = (source: ResultsSource, ending: 'json' | 'jsonl' | 'csv' | 'html'): string => {
  const path =
    'file' in source
      ? source.file
      : defaultOutput({
          model: source.run.identity.model,
          dataset: source.run.dataset,
          selection: source.run.identity.selection,
        });
  return `${path.replace(/\.json$/, '')}.${ending}`;
};
