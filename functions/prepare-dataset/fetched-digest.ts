import * as z from 'zod';
import type { HubOrigin } from '../../shared/dataset/hub-origin.ts';
import { hubDatasetKey } from '../../shared/storage/keys.ts';
import { type ObjectStore, textOf } from '../../shared/storage/object-store.ts';

interface FetchedDataset {
  readonly origin: HubOrigin;
  readonly name: string;
  readonly withImages: boolean;
}

const fetchedSchema = z.object({ digest: z.string() });

const keyOf = ({ origin: { repo, commit }, name, withImages }: FetchedDataset): string =>
  hubDatasetKey({ repo, commit, name, withImages });

/** The digest of what was fetched from this commit before, so that nothing is fetched again. */
export const loadFetchedDigest = async (
  fetched: FetchedDataset,
  objects: ObjectStore,
): Promise<string | undefined> => {
  const object = await objects.get(keyOf(fetched));
  return object && fetchedSchema.parse(JSON.parse(textOf(object))).digest;
};

/** Once its manifest is stored: a commit never changes, and neither does what it became. */
export const saveFetchedDigest = async (
  fetched: FetchedDataset,
  digest: string,
  objects: ObjectStore,
): Promise<void> => {
  await objects.put(keyOf(fetched), JSON.stringify({ digest }), { contentType: 'application/json' });
};
