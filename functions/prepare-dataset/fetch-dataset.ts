import { forEachAtOnce } from '../../shared/basics/for-each-at-once.ts';
import { present } from '../../shared/basics/present.ts';
import { casesText } from '../../shared/dataset/cases-text.ts';
import { listConfig } from '../../shared/dataset/list-config.ts';
import { prepareDataset } from '../../shared/dataset/prepare-dataset.ts';
import { retryTransient } from '../../shared/dataset/retry-transient.ts';
import { claimDatasetName } from '../../shared/dataset/stored-datasets.ts';
import { uploadDataset } from '../../shared/dataset/upload-dataset.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { UnreadableError } from '../../shared/storage/unreadable-error.ts';
import type { Log } from '../log.ts';
import { loadFetchedDigest, saveFetchedDigest } from './fetched-digest.ts';
import { createFetchedFiles, type FetchedFilesDependencies } from './fetched-files.ts';
import type { NamedDataset } from './named-dataset.ts';

export interface FetchDatasetDependencies extends FetchedFilesDependencies {
  readonly objects: ObjectStore;
  /** Milliseconds until the invocation times out. */
  readonly remainingMs: () => number;
  readonly log: Log;
}

/** Files fetched in parallel; each is held in memory whole. */
const atOnce = 12;

/** Time kept for checking and storing a fetched dataset: with less than this left, no further file is fetched. */
const storeReserveMs = 8 * 60_000;

/**
 * Fetches a dataset from the hub into the bucket: file by file under their checksums first, over as many
 * invocations as that takes, then checked and stored as `dataset add` does it. Claims the name if it is free.
 * @returns the dataset's digest; undefined when there is more to fetch than this invocation has time for
 * @throws {HubError} {InputError}
 */
export const fetchDataset = async (
  { name, repo, revision, withImages }: NamedDataset,
  dependencies: FetchDatasetDependencies,
): Promise<string | undefined> => {
  const { hub, objects, remainingMs, log } = dependencies;
  const origin = await retryTransient(() => hub.pin(repo, revision), dependencies);
  const stored = await loadFetchedDigest({ origin, name, withImages }, objects).catch((error: unknown) => {
    if (!(error instanceof UnreadableError)) throw error;
    log('fetching again', { name, ...origin, reason: error.message });
    return undefined;
  });
  if (stored !== undefined) return stored;
  const listed = () => listConfig(hub, origin, { name, withImages });
  const { cases, images } = await retryTransient(listed, dependencies);
  const files = createFetchedFiles(origin, dependencies);

  let fetched = 0;
  let left = 0;
  await forEachAtOnce([cases, ...images.values()], atOnce, async (file) => {
    if (await files.has(file)) return;
    if (remainingMs() < storeReserveMs) {
      left += 1;
      return;
    }
    await files.fetch(file);
    fetched += 1;
  });
  log('files fetched', { name, ...origin, fetched, left });
  if (left > 0) return undefined;

  const readImage = async (image: string): Promise<Uint8Array | undefined> => {
    const file = images.get(image);
    return file && (await files.load(file));
  };
  const prepared = await prepareDataset({
    text: casesText(await files.load(cases), cases.path),
    name: cases.path,
    ...present({ readImage: withImages ? readImage : undefined }),
  });
  await uploadDataset(prepared, { objects, readImage });
  const { digest } = prepared.manifest;
  await saveFetchedDigest({ origin, name, withImages }, digest, objects);
  await claimDatasetName(objects, name, { digest, origin });
  return digest;
};
