import { readFile } from 'node:fs/promises';
import { decodeUtf8 } from '../../shared/basics/decode-utf8.ts';
import { InputError } from '../../shared/basics/input-error.ts';
import { parseResultsFile, type ResultsFile } from '../../shared/results/results-file.ts';

/** @throws {InputError} when there is no such file, or it is not a results file */
export const readResultsFile = async (path: string): Promise<ResultsFile> =>
  parseResultsFile(await readText(path), path);

/**
 * @param source what to call the file in messages
 * @throws {InputError} when there is no such file, or it is not text
 */
export const readText = async (path: string, source = path): Promise<string> =>
  decodeUtf8(await readable(() => readFile(path), source), source);

/**
 * What reading a file gives.
 * @param source what to call the file in messages
 * @throws {InputError} when it cannot be read
 */
export const readable = async <T>(read: () => Promise<T>, source: string): Promise<T> => {
  try {
    return await read();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : message;
    throw new InputError(`${source} cannot be read: ${reason}.`, { cause: error });
  }
};
