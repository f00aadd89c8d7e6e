import { runKeys } from '../storage/keys.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { BuiltResults, ResultFiles } from './build-results.ts';

const contentTypes: Record<keyof ResultFiles, string> = {
  summaryText: 'text/plain; charset=utf-8',
  details: 'text/plain; charset=utf-8',
  summary: 'application/json',
  report: 'text/html; charset=utf-8',
  failures: 'application/json',
  results: 'application/json',
};

/** Puts a run's results into its folder, over what an earlier execution left there. */
export const saveResults = async (
  runId: string,
  { files }: Pick<BuiltResults, 'files'>,
  objects: ObjectStore,
): Promise<void> => {
  const { results, ...texts } = files;
  const names = Object.keys(texts) as (keyof typeof texts)[];
  await Promise.all([
    objects.putStream(runKeys.results(runId), results(), contentTypes.results),
    ...names.map((name) =>
      objects.put(runKeys[name](runId), texts[name], { contentType: contentTypes[name] }),
    ),
  ]);
};
