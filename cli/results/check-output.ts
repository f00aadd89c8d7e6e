import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputError } from '../../shared/basics/input-error.ts';

/**
 * Makes sure, before any work is done, that the output file can be written. Creates its folder.
 * @param read the file that the command reads: it must not be overwritten
 * @throws {InputError} naming `--output`
 */
export const checkOutput = async (output: string, read?: string): Promise<void> => {
  if (read !== undefined && resolve(output) === resolve(read)) {
    throw new InputError([
      { path: ['output'], message: `${output} is the file being read. Give another path` },
    ]);
  }
  try {
    await mkdir(dirname(output), { recursive: true });
    const existing = await stat(output).catch(() => undefined);
    if (existing?.isDirectory()) throw new Error('it is a folder');
    await access(existing ? output : dirname(output), constants.W_OK);
  } catch (error) {
    throw cannotWrite(output, error);
  }
};

export const cannotWrite = (output: string, error: unknown): InputError =>
  new InputError(
    [
      {
        path: ['output'],
        message: `cannot write ${output}: ${(error as Error).message}. Fix this, or give another path`,
      },
    ],
    { cause: error },
  );
