import { readFile } from 'node:fs/promises';
import { InputError } from '../../shared/input-error.ts';
import { parseResultsFile, type ResultsFile } from '../../shared/results/results-file.ts';

/** @throws {InputError} when there is no such file, or it is no results file */
export const readResultsFile = async (path: string): Promise<ResultsFile> =>
  parseResultsFile(await readText(path), path);

/** @throws {InputError} when there is no such file */
export const readText = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new InputError(`${path} cannot be read: ${(error as Error).message}.`);
  }
};
