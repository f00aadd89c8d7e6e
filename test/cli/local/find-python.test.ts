import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPython, PythonNotFound } from '../../../infra/local/install/find-python.mjs';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

/** A machine with these Pythons: path below the root to what the Python says of itself. */
async function machineWith(root: string, pythons: Record<string, string>) {
  for (const [name, says] of Object.entries(pythons)) {
    const file = join(root, name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `#!/bin/sh\n${says}\n`, { mode: 0o755 });
  }
  return { PATH: join(root, 'bin'), PYENV_ROOT: join(root, 'pyenv'), HOME: root };
}

const version = (text: string): string => `echo ${text}`;

describe('findPython', () => {
  it('uses python3 where it is new enough', async () => {
    await using root = await temporaryDirectory();
    const env = await machineWith(root.path, { 'bin/python3': version('3.12.3') });
    expect(await findPython(env, [])).toEqual({ command: 'python3', version: '3.12.3' });
  });

  it('uses a python3.11 next to a python3 that is too old', async () => {
    await using root = await temporaryDirectory();
    const env = await machineWith(root.path, {
      'bin/python3': version('3.9.2'),
      'bin/python3.11': version('3.11.7'),
    });
    expect(await findPython(env, [])).toEqual({ command: 'python3.11', version: '3.11.7' });
  });

  it('prefers a tested version to a newer one', async () => {
    await using root = await temporaryDirectory();
    const env = await machineWith(root.path, {
      'bin/python3.14': version('3.14.0'),
      'bin/python3.11': version('3.11.7'),
    });
    expect((await findPython(env, [])).version).toBe('3.11.7');
  });

  it("searches pyenv's versions when its shims name none", async () => {
    await using root = await temporaryDirectory();
    const env = await machineWith(root.path, {
      'bin/python3.12': 'echo "pyenv: python3.12: command not found" >&2; exit 127',
      'pyenv/versions/3.8.18/bin/python3': version('3.8.18'),
      'pyenv/versions/3.12.1/bin/python3': version('3.12.1'),
    });
    const found = await findPython(env, []);
    expect(found.command).toBe(join(root.path, 'pyenv/versions/3.12.1/bin/python3'));
  });

  it('searches the directories of Homebrew, which need not be on PATH', async () => {
    await using root = await temporaryDirectory();
    const env = await machineWith(root.path, { 'brew/python3.13': version('3.13.2') });
    const brew = join(root.path, 'brew');
    expect(await findPython(env, [brew])).toMatchObject({ command: join(brew, 'python3.13') });
  });

  it('uses only LIVECLIN_PYTHON where it is set', async () => {
    await using root = await temporaryDirectory();
    const env = await machineWith(root.path, {
      'bin/python3': version('3.12.3'),
      'old/python': version('3.10.13'),
    });
    const own = join(root.path, 'old/python');
    await expect(findPython({ ...env, LIVECLIN_PYTHON: own }, [])).rejects.toThrow(`${own}: Python 3.10.13`);
  });

  it('names everything it tried, and how to get one, if none is suitable', async () => {
    await using root = await temporaryDirectory();
    const env = await machineWith(root.path, {
      'bin/python3': version('3.9.2'),
      'bin/python3.13': `printf "Traceback:\\n  line 1\\nModuleNotFoundError: No module named 'ensurepip'\\n" >&2; exit 1`,
    });
    const error = await findPython(env, []).catch((it: unknown) => it);
    expect(error).toBeInstanceOf(PythonNotFound);
    expect((error as PythonNotFound).looked).toEqual([
      "python3.13: ModuleNotFoundError: No module named 'ensurepip'",
      'python3.12: not found',
      'python3.11: not found',
      'python3.14: not found',
      'python3: Python 3.9.2',
    ]);
    expect((error as PythonNotFound).message).toMatch(/python3-venv[\s\S]*AWS_ENDPOINT_URL/);
  });
});
