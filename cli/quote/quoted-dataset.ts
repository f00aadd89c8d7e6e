import { InputError } from '../../shared/basics/input-error.ts';
import { evalCaseSchema } from '../../shared/case/eval-case.ts';
import type { ImageMode } from '../../shared/conversation/turn-images.ts';
import { type CaseLoader, createCaseLoader } from '../../shared/dataset/case-loader.ts';
import { loadDatasetDigest, loadManifest, type ManifestCase } from '../../shared/dataset/stored-datasets.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import type { CheckedDataset } from '../dataset/check-dataset.ts';

/** The cases of a dataset, wherever it is. */
export interface QuotedDataset {
  readonly cases: readonly ManifestCase[];
  readonly loadCase: CaseLoader;
}

/** Of files on this machine. */
export const quotedFiles = ({ prepared: { manifest, lines } }: CheckedDataset): QuotedDataset => ({
  cases: manifest.cases,
  loadCase: async (caseKey) => {
    const found = lines.get(caseKey);
    if (!found) throw new Error(`The dataset has no case ${caseKey}, although it lists it.`);
    return { evalCase: evalCaseSchema.parse(JSON.parse(found.line)), images: manifest.images };
  },
});

/** Of the bucket. @throws {InputError} when it does not have the dataset */
export const quotedObjects = async (
  { datasetDigest, imageMode }: { readonly datasetDigest: string; readonly imageMode: ImageMode },
  objects: Pick<ObjectStore, 'get'>,
): Promise<QuotedDataset> => {
  const manifest = await loadManifest(objects, datasetDigest);
  if (!manifest) throw new InputError(`The bucket has no dataset ${datasetDigest}.`);
  return { cases: manifest.cases, loadCase: createCaseLoader({ datasetDigest, imageMode }, objects) };
};

/** Of the bucket, by its name; undefined when the bucket does not have it. */
export const quotedName = async (
  { dataset, imageMode }: { readonly dataset: string; readonly imageMode: ImageMode },
  objects: ObjectStore,
): Promise<QuotedDataset | undefined> => {
  const datasetDigest = await loadDatasetDigest(objects, dataset);
  return datasetDigest === undefined ? undefined : quotedObjects({ datasetDigest, imageMode }, objects);
};
