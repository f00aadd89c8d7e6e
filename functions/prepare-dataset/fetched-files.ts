import { createByteBudget } from '../../shared/basics/byte-budget.ts';
import { createContentCheck, mismatch } from '../../shared/dataset/content-check.ts';
import type { DatasetHub, HubFile } from '../../shared/dataset/hub.ts';
import { HubError } from '../../shared/dataset/hub-error.ts';
import type { HubOrigin } from '../../shared/dataset/hub-origin.ts';
import { type RetryDependencies, retryTransient } from '../../shared/dataset/retry-transient.ts';
import { hubFileKey } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';

export interface FetchedFilesDependencies extends RetryDependencies {
  readonly objects: ObjectStore;
  readonly hub: DatasetHub;
}

/** Files of the hub that the bucket keeps for some days, each under the checksum that the hub lists for it. */
export interface FetchedFiles {
  has(file: HubFile): Promise<boolean>;
  /** @throws {HubError} when the hub does not deliver the file, or delivers something other than it lists */
  fetch(file: HubFile): Promise<Uint8Array>;
  load(file: HubFile): Promise<Uint8Array>;
}

const maxBytes = 100_000_000;

/** Files are held in memory whole, in pieces and in one: a dozen of the largest would not fit. */
const maxBytesAtOnce = 300_000_000;

export const createFetchedFiles = (
  origin: HubOrigin,
  { objects, hub, ...retry }: FetchedFilesDependencies,
): FetchedFiles => {
  const budget = createByteBudget(maxBytesAtOnce);
  const fetch = async (file: HubFile): Promise<Uint8Array> => {
    if (file.bytes > maxBytes)
      throw new HubError(`${file.path} is too large (${file.bytes} bytes).`, { reason: 'refused' });
    return budget.spend(file.bytes, async () => {
      const bytes = await retryTransient(() => readWhole(hub, origin, file), retry);
      await objects.put(hubFileKey(file.checksum.hex), bytes);
      return bytes;
    });
  };
  return {
    has: (file) => objects.exists(hubFileKey(file.checksum.hex)),
    fetch,
    load: async (file) => {
      const object = await objects.get(hubFileKey(file.checksum.hex));
      if (!object)
        throw new Error(
          `${file.path} was fetched but is no longer in the bucket. Start the execution again.`,
        );
      const check = createContentCheck(file);
      check.update(object.bytes);
      // Somebody cut or replaced the object: the hub still has the file.
      return check.matches() ? object.bytes : fetch(file);
    },
  };
};

const readWhole = async (hub: DatasetHub, origin: HubOrigin, file: HubFile): Promise<Uint8Array> => {
  const check = createContentCheck(file);
  const parts: Uint8Array[] = [];
  for await (const part of hub.read(origin, file, 0)) {
    check.update(part);
    if (check.isTooLong) break;
    parts.push(part);
  }
  if (!check.matches()) throw mismatch(file);
  return Buffer.concat(parts);
};
