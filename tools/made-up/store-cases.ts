import type { EvalCase } from '../../shared/case/eval-case.ts';
import type { DatasetManifest } from '../../shared/dataset/stored-datasets.ts';
import { datasetKeys } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { makeManifest } from './factories.ts';

/** Puts cases into a bucket as a dataset without images, and returns its manifest. */
export const storeCases = async (
  objects: ObjectStore,
  cases: readonly EvalCase[],
  overrides: Partial<DatasetManifest> = {},
): Promise<DatasetManifest> => {
  const manifest = makeManifest(cases, overrides);
  await objects.put(datasetKeys.manifest(manifest.digest), JSON.stringify(manifest));
  for (const [index, { caseKey }] of manifest.cases.entries()) {
    await objects.put(datasetKeys.case(manifest.digest, caseKey), JSON.stringify(cases[index]));
  }
  return manifest;
};
