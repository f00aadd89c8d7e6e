import pLimit from 'p-limit';
import { datasetKeys } from '../storage/keys.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { PreparedDataset } from './prepare-dataset.ts';

interface UploadDependencies {
  readonly objects: ObjectStore;
  readonly readImage: (file: string) => Promise<Uint8Array | undefined>;
  readonly onProgress?: (stored: number, total: number) => void;
}

/** Objects written in parallel. */
const atOnce = 32;

/**
 * Stores a prepared dataset under its digest; does nothing if it is already there. Writes the manifest last: a
 * dataset without one does not exist.
 * @returns false when nothing had to be stored
 */
export const uploadDataset = async (
  { manifest, lines }: PreparedDataset,
  { objects, readImage, onProgress }: UploadDependencies,
): Promise<boolean> => {
  const { digest } = manifest;
  if (await objects.exists(datasetKeys.manifest(digest))) return false;
  const images = new Map(
    Object.entries(manifest.images).map(([file, image]) => [
      datasetKeys.image(digest, image.sha256, image.extension),
      { file, contentType: image.mime ?? 'application/octet-stream' },
    ]),
  );
  const limit = pLimit(atOnce);
  const total = lines.size + images.size;
  let stored = 0;
  const store = (key: string, load: () => Promise<string | Uint8Array>, contentType: string) =>
    limit(async () => {
      await objects.put(key, await load(), { contentType });
      stored += 1;
      onProgress?.(stored, total);
    });
  await Promise.all([
    ...[...lines].map(([caseKey, line]) =>
      store(datasetKeys.case(digest, caseKey), () => Promise.resolve(line), 'application/json'),
    ),
    ...[...images].map(([key, { file, contentType }]) =>
      store(key, async () => (await readImage(file)) ?? failGone(file), contentType),
    ),
  ]);
  const body = JSON.stringify(manifest);
  await objects.put(datasetKeys.manifest(digest), body, { contentType: 'application/json' });
  return true;
};

const failGone = (file: string): never => {
  throw new Error(`Image ${file} has disappeared since the dataset was checked. Restore it, then try again.`);
};
