import { text } from 'node:stream/consumers';
import type { Run } from '../../shared/ledger/run-row.ts';
import { buildResults, type ResultFiles } from '../../shared/outputs/build-results.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import { textOf } from '../../shared/storage/object-store.ts';
import type { Stack } from '../aws/connect-stack.ts';

export interface StoredRun {
  readonly run: Run;
  readonly stack: Pick<Stack, 'ledger' | 'objects'>;
}

type RunFile = keyof ResultFiles;

/**
 * The files that the run's last execution wrote. When it wrote none (it was stopped) or is still running, the same
 * code builds them from the current state.
 */
export const loadRunFiles = async <const Files extends readonly RunFile[]>(
  { run, stack }: StoredRun,
  files: Files,
): Promise<{ [Name in Files[number]]: string }> => {
  const keys = files.map((file) => runKeys[file](run.runId));
  const stored =
    run.finishedAt === undefined ? [] : await Promise.all(keys.map((key) => stack.objects.get(key)));
  const read = stored.flatMap((object) => (object ? [textOf(object)] : []));
  const texts = read.length === files.length ? read : await buildNow({ run, stack }, files);
  return Object.fromEntries(files.map((file, index) => [file, texts[index]])) as {
    [Name in Files[number]]: string;
  };
};

/** Writes nothing: a run that is still going must not have its final files overwritten with an earlier state. */
const buildNow = async ({ run, stack }: StoredRun, files: readonly RunFile[]): Promise<string[]> => {
  await using built = await buildResults(run, stack);
  const { results, ...texts } = built.files;
  return Promise.all(files.map((file) => (file === 'results' ? text(results()) : texts[file])));
};
