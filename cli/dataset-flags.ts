import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '../shared/input-error.ts';

/** Where the data are, with the reference's priority: --jsonl-path and --image-root over --data-dir. */
export interface DatasetFlags {
  readonly dataset: string;
  readonly dataDir: string;
  readonly jsonlPath?: string | undefined;
  readonly imageRoot?: string | undefined;
}

export interface LocalDataset {
  readonly text: string;
  readonly path: string;
  readonly readImage: (file: string) => Promise<Uint8Array | undefined>;
}

/**
 * Opens a dataset on this machine. Undefined when no flag names a file and the data folder has none: the
 * bucket may still know the dataset.
 * @throws {InputError} when a path that was given is not there
 */
export const openLocalDataset = async (flags: DatasetFlags): Promise<LocalDataset | undefined> => {
  const path = flags.jsonlPath ?? join(flags.dataDir, flags.dataset, `${flags.dataset}.jsonl`);
  const text = await readIfThere(path);
  if (text === undefined) {
    if (flags.jsonlPath !== undefined) throw new InputError(`--jsonl-path: there is no file ${path}.`);
    return undefined;
  }
  const imageRoot = flags.imageRoot ?? join(flags.dataDir, flags.dataset, 'image');
  if (flags.imageRoot !== undefined && !(await stat(imageRoot).catch(() => undefined))?.isDirectory()) {
    throw new InputError(`--image-root: there is no folder ${imageRoot}.`);
  }
  return {
    text: new TextDecoder().decode(text),
    path,
    readImage: (file) => readIfThere(join(imageRoot, file)),
  };
};

const readIfThere = async (path: string): Promise<Uint8Array | undefined> => {
  try {
    return await readFile(path);
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
};
