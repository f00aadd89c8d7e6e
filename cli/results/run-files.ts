import type { Run } from '../../shared/ledger/run-row.ts';
import { buildResultTexts } from '../../shared/outputs/build-result-texts.ts';
import type { ResultFiles } from '../../shared/outputs/build-results.ts';
import { runKeys } from '../../shared/storage/keys.ts';
import { textOf } from '../../shared/storage/object-store.ts';
import type { Stack } from '../aws/connect-stack.ts';

export interface StoredRun {
  readonly run: Run;
  readonly stack: Pick<Stack, 'ledger' | 'objects'>;
}

type RunFile = keyof ResultFiles | 'results';
type Texts<Files extends readonly RunFile[]> = { [Name in Files[number]]: string };

/**
 * The files that the run's last execution wrote. When it wrote none (it was stopped) or is still running, the same
 * code builds them from the current state.
 */
export const loadRunFiles = async <const Files extends readonly RunFile[]>(
  { run, stack }: StoredRun,
  files: Files,
): Promise<Texts<Files>> => {
  const keys = files.map((file) => runKeys[file](run.runId));
  const stored =
    run.finishedAt === undefined ? [] : await Promise.all(keys.map((key) => stack.objects.get(key)));
  const read = stored.flatMap((object) => (object ? [textOf(object)] : []));
  if (read.length < files.length) {
    // Writes nothing: a run that is still going must not have its final files overwritten with an earlier state.
    const built = await buildResultTexts(run, stack);
    return built.files;
  }
  return Object.fromEntries(files.map((file, index) => [file, read[index]])) as Texts<Files>;
};
