import pLimit from 'p-limit';
import { InputError } from '../../shared/basics/input-error.ts';
import { loadCase } from '../../shared/dataset/stored-case.ts';
import type { ManifestCase } from '../../shared/dataset/stored-datasets.ts';
import type { Run } from '../../shared/ledger/run-row.ts';
import { type ImportedCase, importedCase, isFinished } from '../../shared/results/imported-case.ts';
import { matchCases, matchRun } from '../../shared/results/match-import.ts';
import { parseResultsFile } from '../../shared/results/results-file.ts';
import { type ObjectStore, textOf } from '../../shared/storage/object-store.ts';

/** Case objects read in parallel. */
const atOnce = 32;

/**
 * Reads the results file that a run is to start from, and checks that it is about the same model and cases.
 * Writes nothing.
 * @param importKey key of the uploaded file
 * @param cases the run's cases
 * @returns the file's finished cases
 * @throws {InputError} when there is no such file {ImportMismatchError} naming each difference
 */
export const loadImport = async (
  importKey: string,
  { run, cases }: { readonly run: Run; readonly cases: readonly ManifestCase[] },
  objects: ObjectStore,
): Promise<readonly ImportedCase[]> => {
  const object = await objects.get(importKey);
  if (!object)
    throw new InputError([
      {
        path: ['importKey'],
        message: `the bucket has no object ${importKey}. Upload the results file first, or correct the key`,
      },
    ]);
  const file = parseResultsFile(textOf(object), object.location);
  const keys = new Map(cases.map(({ caseId, caseKey }) => [caseId, caseKey]));
  const { datasetDigest } = run.identity;
  const caseIds = new Set(keys.keys());
  matchRun(file, { ...run.identity, dataset: run.dataset, caseIds });
  const pairs = await pLimit(atOnce).map(file.cases, async (judged) => ({
    judged,
    evalCase: await loadCase(objects, datasetDigest, keys.get(judged.case_id) ?? ''),
  }));
  matchCases(pairs);
  return pairs
    .filter(({ judged }) => isFinished(judged))
    .map(({ judged, evalCase }) => importedCase(judged, evalCase));
};
