import { readFile } from 'node:fs/promises';
import { decodeUtf8 } from '../../shared/basics/decode-utf8.ts';
import { InputError } from '../../shared/basics/input-error.ts';
import { parseResultsFile, type ResultsFile } from '../../shared/results/results-file.ts';

/** @throws {InputError} when there is no such file, or it is no results file */
export const readResultsFile = async (path: string): Promise<ResultsFile> =>
  parseResultsFile(await readText(path), path);

/**
 * @param source how to name the file in messages
 * @throws {InputError} when there is no such file, or it is no text
 */
export const readText = async (path: string, source = path): Promise<string> => {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new InputError(`${source} cannot be read: ${(error as Error).message}.`, { cause: error });
  });
  return decodeUtf8(bytes, source);
};
