import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InputError } from '../../shared/basics/input-error.ts';
import { configFolder } from '../../shared/dataset/list-config.ts';
import type { DatasetFlags } from '../flags/dataset-flags.ts';
import { leadsOut, readInside } from './read-inside.ts';

/** Where downloads go, and where a Git LFS clone of the repository keeps the dataset. */
export const hubFolder = ({ dataDir, dataset }: DatasetFlags): string => join(dataDir, configFolder(dataset));

/** Where a dataset may be below the data folder, in the order of the search. */
const foldersOf = (flags: DatasetFlags): string[] => [hubFolder(flags), join(flags.dataDir, flags.dataset)];

export interface FoundCases {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Absent for a file given by its path. */
  readonly folder?: string;
}

/**
 * The file with a dataset's cases, undefined when no flag names one and the data folder has none.
 * @throws {InputError} when it does not exist or cannot be read
 */
export const findCases = async (flags: DatasetFlags): Promise<FoundCases | undefined> => {
  const { jsonlPath, dataset } = flags;
  if (jsonlPath !== undefined) return { path: jsonlPath, bytes: await readGiven(jsonlPath) };
  for (const folder of foldersOf(flags)) {
    const path = join(folder, `${dataset}.jsonl`);
    const bytes = await readInside(folder, `${dataset}.jsonl`);
    if (bytes instanceof Uint8Array) return { path, bytes, folder };
    // The folder may be a clone of somebody else's repository, links included.
    if (bytes) throw new InputError(`${path} ${bytes.detail}. Give --jsonl-path to use another file.`);
  }
  return undefined;
};

/** Whatever the user names may be read, a pipe included. */
const readGiven = async (path: string): Promise<Uint8Array> => {
  try {
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const problem = ['ENOENT', 'EISDIR', 'ENOTDIR'].includes(code ?? '')
      ? `there is no file ${path}`
      : `${path} cannot be read (${code ?? message})`;
    throw new InputError([{ path: ['jsonlPath'], message: problem }], { cause: error });
  }
};

/**
 * Where the images of a dataset are. For cases given by path, below the data folder, as in the reference, or else in
 * `image/` beside them.
 * @throws {InputError} when the folder does not exist, or images are needed and it is a link to anywhere
 */
export const findImageFolder = async (
  flags: DatasetFlags,
  { folder, withImages }: { readonly folder: string | undefined; readonly withImages: boolean },
): Promise<string> => {
  const { imageRoot } = flags;
  if (imageRoot !== undefined) {
    if (await isFolder(imageRoot)) return imageRoot;
    throw new InputError([{ path: ['imageRoot'], message: `there is no folder ${imageRoot}` }]);
  }
  const parent = folder ?? (await imageParentOf(flags)) ?? hubFolder(flags);
  if (withImages && (await leadsOut(parent, 'image')))
    throw new InputError(
      `${join(parent, 'image')} is a link that leads out of its folder. If the images there are yours to send, give --image-root.`,
    );
  return join(parent, 'image');
};

/** Whether there are images for cases given by path. */
export const hasImageFolder = async (flags: DatasetFlags): Promise<boolean> =>
  flags.imageRoot !== undefined || (await imageParentOf(flags)) !== undefined;

const imageParentOf = async (flags: DatasetFlags): Promise<string | undefined> => {
  const beside = flags.jsonlPath === undefined ? [] : [dirname(flags.jsonlPath)];
  for (const folder of [...foldersOf(flags), ...beside])
    if (await isFolder(join(folder, 'image'))) return folder;
  return undefined;
};

const isFolder = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
