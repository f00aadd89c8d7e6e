import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { InputError } from '../../shared/basics/input-error.ts';

const run = promisify(execFile);

/** Looks for the package without importing it: loading its GPU libraries takes half a minute. */
const findSglang = `import importlib.util, sys; print(sys.version.split()[0]); sys.exit(importlib.util.find_spec("sglang") is None)`;

/** @throws {InputError} when there is no such Python, or it lacks sglang */
export const checkPython = async (python: string): Promise<void> => {
  try {
    await run(python, ['-c', findSglang], { timeout: 60_000 });
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (code === 'ENOENT') {
      const message = `there is no ${python}. Install Python, or give the command of the one that has sglang`;
      throw new InputError([{ path: ['python'], message }]);
    }
    const version = stdout.trim();
    if (version === '') {
      const message = `${python} does not run: ${stderr.trim() || String(error)}`;
      throw new InputError([{ path: ['python'], message }]);
    }
    throw new InputError(
      `Python ${version} (${python}) does not have the package sglang. Install it: \`${python} -m pip install "sglang[all]"\`, or choose another Python with --python.`,
    );
  }
};
