import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { InputError } from '../../shared/basics/input-error.ts';

const run = promisify(execFile);

/** Finds the package without importing it, which would take the GPU's libraries half a minute. */
const findSglang = `import importlib.util, sys; print(sys.version.split()[0]); sys.exit(importlib.util.find_spec("sglang") is None)`;

/** @throws {InputError} when there is no such Python, or it has no sglang */
export const checkPython = async (python: string): Promise<void> => {
  try {
    await run(python, ['-c', findSglang], { timeout: 60_000 });
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (code === 'ENOENT') {
      throw new InputError(
        `--python: there is no ${python}. Install Python, or name the one that has sglang.`,
      );
    }
    const version = stdout.trim();
    if (version === '') {
      throw new InputError(`--python: ${python} does not run: ${stderr.trim() || String(error)}`);
    }
    throw new InputError(
      `Python ${version} (${python}) has no package sglang. Install it there: \`${python} -m pip install "sglang[all]"\`, or name another Python with --python.`,
    );
  }
};
