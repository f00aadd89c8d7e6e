import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputError } from '../../shared/basics/input-error.ts';

/**
 * Makes sure, before any work is done, that its file can be written. Makes the file's folder.
 * @param read a file that the work reads: it is not to be lost
 * @throws {InputError} naming `--output`
 */
export const checkOutput = async (output: string, read?: string): Promise<void> => {
  if (read !== undefined && resolve(output) === resolve(read)) {
    throw new InputError(`--output: ${output} is the very file that is read. Give another path.`);
  }
  try {
    await mkdir(dirname(output), { recursive: true });
    const there = await stat(output).catch(() => undefined);
    if (there?.isDirectory()) throw new Error('it is a folder');
    await access(there ? output : dirname(output), constants.W_OK);
  } catch (error) {
    throw cannotWrite(output, error);
  }
};

export const cannotWrite = (output: string, error: unknown): InputError =>
  new InputError(
    `--output: ${output} cannot be written: ${(error as Error).message}. Mend that, or give another path.`,
    { cause: error },
  );
