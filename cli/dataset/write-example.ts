import { constants } from 'node:fs';
import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { InputError } from '../../shared/basics/input-error.ts';
import { datasetNamePattern } from '../../shared/dataset/dataset-name.ts';

/** Made by `npm run make:sample` (tools/make-sample/example). */
const example = resolve(import.meta.dirname, '../../datasets/example');

export interface WrittenExample {
  /** Of the dataset: the folder's name. */
  readonly name: string;
  readonly jsonlPath: string;
  readonly imageRoot: string;
  /** The folder that `--data-dir` finds the dataset in. */
  readonly dataDir: string;
}

/**
 * Writes the example dataset into a new or empty folder.
 * @throws {InputError} when the folder holds something, or its name is no dataset name
 */
export const writeExample = async (folder: string): Promise<WrittenExample> => {
  const name = basename(resolve(folder));
  if (!datasetNamePattern.test(name)) {
    throw new InputError(
      `"${name}" cannot be a dataset name. Choose a folder whose name has only letters, digits and . _ -`,
    );
  }
  const jsonlPath = join(folder, `${name}.jsonl`);
  const imageRoot = join(folder, 'image');
  await refuseUnlessEmpty(folder);
  await mkdir(imageRoot, { recursive: true });
  await copyNew(join(example, 'example.jsonl'), jsonlPath);
  const images = join(example, 'image');
  for (const file of await readdir(images)) await copyNew(join(images, file), join(imageRoot, file));
  return { name, jsonlPath, imageRoot, dataDir: parentOf(folder) };
};

/** Also right for `.` and `..`, whose text names no parent. */
const parentOf = (folder: string): string =>
  isAbsolute(folder) ? dirname(folder) : relative('.', dirname(resolve(folder))) || '.';

const refuseUnlessEmpty = async (folder: string): Promise<void> => {
  const found = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw new InputError(`Cannot write to ${folder}: ${error.message}.`, { cause: error });
  });
  if (found.length > 0)
    throw new InputError(`${folder} is not empty, and nothing is overwritten. Give a new folder.`);
};

const copyNew = (from: string, to: string): Promise<void> => copyFile(from, to, constants.COPYFILE_EXCL);
