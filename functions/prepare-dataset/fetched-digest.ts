import * as z from 'zod';
import type { HubOrigin } from '../../shared/dataset/hub-origin.ts';
import { hubDatasetKey } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';
import { parseStored } from '../../shared/storage/parse-stored.ts';
import { putJson } from '../../shared/storage/put-json.ts';

interface FetchedDataset {
  readonly origin: HubOrigin;
  readonly name: string;
  readonly withImages: boolean;
}

const fetchedSchema = z.object({ digest: z.string() });

const keyOf = ({ origin: { repo, commit }, name, withImages }: FetchedDataset): string =>
  hubDatasetKey({ repo, commit, name, withImages });

/**
 * The digest of what was fetched from this commit before, so that nothing is fetched again.
 * @throws {UnreadableError} naming the object
 */
export const loadFetchedDigest = async (
  fetched: FetchedDataset,
  objects: ObjectStore,
): Promise<string | undefined> => {
  const object = await objects.get(keyOf(fetched));
  return object && parseStored(object, fetchedSchema).digest;
};

/** Once its manifest is stored: a commit never changes, and neither does what it became. */
export const saveFetchedDigest = async (
  fetched: FetchedDataset,
  digest: string,
  objects: ObjectStore,
): Promise<void> => {
  await putJson(objects, keyOf(fetched), { digest });
};
