import pLimit from 'p-limit';
import { createByteBudget } from '../basics/byte-budget.ts';
import { InputError } from '../basics/input-error.ts';
import { sha256 } from '../basics/sha256.ts';
import { datasetKeys } from '../storage/keys.ts';
import type { ObjectStore } from '../storage/object-store.ts';
import type { ReadImage } from './check-images.ts';
import { datasetIndexText } from './dataset-index.ts';
import { isStored, type ManifestImage } from './manifest-image.ts';
import type { PreparedDataset } from './prepare-dataset.ts';
import { storedCaseText } from './stored-case.ts';

interface UploadDependencies {
  readonly objects: ObjectStore;
  readonly readImage: ReadImage;
  readonly onProgress?: (stored: number, total: number) => void;
}

/** Objects written in parallel. */
const atOnce = 32;

/** Images held in memory at once; one may have any size. */
const maxBytesAtOnce = 200_000_000;

/**
 * Stores a prepared dataset under its digest; does nothing if it is already there. Writes the manifest last: a
 * dataset without one does not exist.
 * @returns false when nothing had to be stored
 * @throws {InputError} when an image is no longer the one that was checked
 */
export const uploadDataset = async (
  { manifest, lines }: PreparedDataset,
  { objects, readImage, onProgress }: UploadDependencies,
): Promise<boolean> => {
  const { digest } = manifest;
  if (await objects.exists(datasetKeys.manifest(digest))) return false;
  const images = new Map(
    Object.entries(manifest.images)
      .filter(([, image]) => isStored(image))
      .map(([file, image]) => [datasetKeys.image(digest, image.sha256, image.extension), { file, image }]),
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
  const budget = createByteBudget(maxBytesAtOnce);
  await Promise.all([
    ...[...lines].map(([caseKey, { line, files }]) =>
      store(
        datasetKeys.case(digest, caseKey),
        async () => storedCaseText(line, files, manifest.images),
        'application/json',
      ),
    ),
    ...[...images].map(([key, { file, image }]) =>
      budget.spend(image.bytes, () =>
        store(
          key,
          async () => unchanged(await readImage(file), file, image),
          image.mime ?? 'application/octet-stream',
        ),
      ),
    ),
  ]);
  await objects.put(datasetKeys.index(digest), datasetIndexText(manifest), { contentType: 'text/plain' });
  const body = JSON.stringify(manifest);
  await objects.put(datasetKeys.manifest(digest), body, { contentType: 'application/json' });
  return true;
};

/** The very bytes that are stored are compared: what was checked may have been replaced since. */
const unchanged = (
  read: Awaited<ReturnType<ReadImage>>,
  file: string,
  checked: ManifestImage,
): Uint8Array => {
  if (read instanceof Uint8Array && sha256(read) === checked.sha256) return read;
  const change = read === undefined ? 'has disappeared' : 'has changed';
  throw new InputError(
    `Image ${file} ${change} since the dataset was checked, so the dataset was not stored. Try again when nothing writes to the image folder.`,
  );
};
