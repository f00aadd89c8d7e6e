import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { InputError } from '../../shared/basics/input-error.ts';

export interface OutputRules {
  /** The files that the command reads: they must not be overwritten. */
  readonly read?: readonly string[];
  /** Which flag gave the path: `--output` by default. */
  readonly field?: string;
}

/**
 * Makes sure, before any work is done, that the output file can be written. Creates its folder.
 * @throws {InputError} naming the flag
 */
export const checkOutput = async (
  output: string,
  { read = [], field = 'output' }: OutputRules = {},
): Promise<void> => {
  if (read.some((path) => resolve(output) === resolve(path))) {
    throw new InputError([{ path: [field], message: `${output} is the file being read. Give another path` }]);
  }
  try {
    await mkdir(dirname(output), { recursive: true });
    const existing = await stat(output).catch(() => undefined);
    if (existing?.isDirectory()) throw new Error('it is a folder');
    await access(existing ? output : dirname(output), constants.W_OK);
  } catch (error) {
    throw cannotWrite(output, error, field);
  }
};

export const cannotWrite = (output: string, error: unknown, field = 'output'): InputError =>
  new InputError(
    [
      {
        path: [field],
        message: `cannot write ${output}: ${(error as Error).message}. Fix this, or give another path`,
      },
    ],
    { cause: error },
  );
