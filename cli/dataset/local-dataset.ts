import { dirname, join } from 'node:path';
import { InputError } from '../../shared/basics/input-error.ts';
import { casesText } from '../../shared/dataset/cases-text.ts';
import type { ReadImage } from '../../shared/dataset/check-images.ts';
import type { HubOrigin } from '../../shared/dataset/hub-origin.ts';
import { isLfsPointer } from '../../shared/dataset/lfs-pointer.ts';
import type { DatasetFlags } from '../flags/dataset-flags.ts';
import { findCases, findImageFolder } from './find-cases.ts';
import { loadHubCopy } from './hub-copy/hub-copy-record.ts';
import { readInside } from './read-inside.ts';

export interface LocalDataset {
  readonly text: string;
  readonly path: string;
  readonly readImage: ReadImage;
  /** Of a downloaded copy. */
  readonly origin?: HubOrigin | undefined;
}

/**
 * Opens a dataset on this machine. Undefined when no flag names a file and the data folder has none, or only an
 * interrupted download: the bucket or the hub may still have the dataset.
 * @throws {InputError} when a given path does not exist, or a file is a Git LFS pointer
 */
export const openLocalDataset = async (
  flags: DatasetFlags,
  { withImages = true }: { readonly withImages?: boolean } = {},
): Promise<LocalDataset | undefined> => {
  const found = await findCases(flags);
  if (!found) return undefined;
  const { path, bytes, folder } = found;
  const copy = folder === undefined ? undefined : await loadHubCopy(folder);
  if (copy && !copy.isComplete(withImages && flags.imageRoot === undefined)) return undefined;
  const imageFolder = await findImageFolder(flags, { folder, withImages });
  return {
    text: casesText(noPointer(bytes, path), path),
    path,
    readImage: async (file) => {
      const read = await readInside(imageFolder, file);
      return read instanceof Uint8Array ? noPointer(read, join(imageFolder, file)) : read;
    },
    origin: copy?.origin,
  };
};

const noPointer = (bytes: Uint8Array, path: string): Uint8Array => {
  if (!isLfsPointer(bytes)) return bytes;
  throw new InputError(
    `${path} is a Git LFS pointer, not the file itself. Run \`git lfs pull\` in ${dirname(path)}.`,
  );
};
