import { type EvalCase, imagesOf } from '../../shared/case/eval-case.ts';
import { storedCaseText } from '../../shared/dataset/stored-case.ts';
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
    const evalCase = cases[index];
    if (!evalCase) continue;
    const files = imagesOf(evalCase).flatMap(({ file }) => file ?? []);
    const text = storedCaseText(JSON.stringify(evalCase), files, manifest.images);
    await objects.put(datasetKeys.case(manifest.digest, caseKey), text);
  }
  return manifest;
};
