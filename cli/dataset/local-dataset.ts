import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { decodeUtf8 } from '../../shared/basics/decode-utf8.ts';
import { InputError } from '../../shared/basics/input-error.ts';
import type { HubOrigin } from '../../shared/dataset/hub-origin.ts';
import { isLfsPointer } from '../../shared/dataset/lfs-pointer.ts';
import { configFolder } from '../../shared/dataset/list-config.ts';
import type { DatasetFlags } from '../flags/dataset-flags.ts';
import { loadHubCopy } from './hub-copy/hub-copy-record.ts';

export interface LocalDataset {
  readonly text: string;
  readonly path: string;
  readonly readImage: (file: string) => Promise<Uint8Array | undefined>;
  /** Of a downloaded copy. */
  readonly origin?: HubOrigin | undefined;
}

/** Where downloads go, and where a Git LFS clone of the repository keeps the dataset. */
export const hubFolder = ({ dataDir, dataset }: DatasetFlags): string => join(dataDir, configFolder(dataset));

/** Where a dataset may be below the data folder, in the order of the search. */
const foldersOf = (flags: DatasetFlags): string[] => [hubFolder(flags), join(flags.dataDir, flags.dataset)];

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
  const imageRoot = flags.imageRoot ?? join(folder ?? (await imageFolderOf(flags)), 'image');
  if (flags.imageRoot !== undefined && !(await isFolder(imageRoot))) {
    throw new InputError([{ path: ['imageRoot'], message: `there is no folder ${imageRoot}` }]);
  }
  return {
    text: decodeUtf8(noPointer(bytes, path), path),
    path,
    readImage: async (file) => {
      const image = join(imageRoot, file);
      const content = await readIfExists(image);
      return content && noPointer(content, image);
    },
    origin: copy?.origin,
  };
};

interface FoundCases {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Absent for a file given by its path. */
  readonly folder?: string;
}

const findCases = async (flags: DatasetFlags): Promise<FoundCases | undefined> => {
  const { jsonlPath: path, dataset } = flags;
  if (path !== undefined) {
    const bytes = await readIfExists(path);
    if (!bytes) throw new InputError([{ path: ['jsonlPath'], message: `there is no file ${path}` }]);
    return { path, bytes };
  }
  for (const folder of foldersOf(flags)) {
    const path = join(folder, `${dataset}.jsonl`);
    const bytes = await readIfExists(path);
    if (bytes) return { path, bytes, folder };
  }
  return undefined;
};

/** Where the images are for cases given by path: still below the data folder, as in the reference. */
const imageFolderOf = async (flags: DatasetFlags): Promise<string> => {
  for (const folder of foldersOf(flags)) if (await isFolder(join(folder, 'image'))) return folder;
  return hubFolder(flags);
};

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;

const noPointer = (bytes: Uint8Array, path: string): Uint8Array => {
  if (!isLfsPointer(bytes)) return bytes;
  throw new InputError(
    `${path} is a Git LFS pointer, not the file itself. Run \`git lfs pull\` in ${dirname(path)}.`,
  );
};

const readIfExists = async (path: string): Promise<Uint8Array | undefined> => {
  try {
    return await readFile(path);
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
};
