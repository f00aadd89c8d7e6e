import pLimit from 'p-limit';
import { ownValue } from '../../shared/basics/own-value.ts';
import { isStored } from '../../shared/dataset/manifest-image.ts';
import { lineOfStoredCase } from '../../shared/dataset/stored-case.ts';
import { loadDatasetName, loadManifest } from '../../shared/dataset/stored-datasets.ts';
import { datasetKeys } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import type { LocalDataset } from './local-dataset.ts';

/** A dataset in the bucket, read as if it were on this machine. */
export interface StoredDataset extends LocalDataset {
  /** False when only the cases were stored. */
  readonly hasImages: boolean;
}

/** Objects read in parallel. */
const atOnce = 32;

/** Undefined when the bucket has no dataset of this name. */
export const openStoredDataset = async (
  objects: ObjectStore,
  name: string,
): Promise<StoredDataset | undefined> => {
  const known = await loadDatasetName(objects, name);
  const manifest = known && (await loadManifest(objects, known.digest));
  if (!manifest) return undefined;
  const { digest, cases, images, withImages } = manifest;
  const load = async (key: string) => {
    const object = await objects.get(key);
    if (!object) throw new Error(`Dataset ${digest} has no object ${key}, although its manifest lists it.`);
    return object;
  };
  const lines = await pLimit(atOnce).map(cases, ({ caseKey }) => load(datasetKeys.case(digest, caseKey)));
  return {
    text: lines.map(lineOfStoredCase).join('\n'),
    path: `${name} in the bucket`,
    readImage: async (file) => {
      const image = ownValue(images, file);
      if (!image) return undefined;
      // Its name says all there is to find; only the files that can be sent were stored.
      if (!isStored(image)) return new Uint8Array();
      return (await load(datasetKeys.image(digest, image.sha256, image.extension))).bytes;
    },
    origin: known.origin,
    hasImages: withImages,
  };
};
