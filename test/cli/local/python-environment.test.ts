import { chmod, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  ensurePythonEnvironment,
  PythonEnvironmentFailed,
} from '../../../infra/local/install/python-environment.mjs';
import { temporaryDirectory } from '../../support/temporary-directory.ts';

/**
 * A Python that notes its calls in `calls`, makes a virtual environment by copying itself, and fails
 * where the arguments contain the text in the file `broken`.
 */
const fakePython = (root: string): string => `#!/bin/sh
echo "$@" >> ${root}/calls
if [ "$1" = -c ]; then echo 3.12.1; exit; fi
if grep -q -e "$(cat ${root}/broken 2>/dev/null || echo nothing)" <<END
$*
END
then echo "it went wrong" >&2; exit 3; fi
if [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi
`;

async function machine(root: string) {
  const python = join(root, 'python');
  await writeFile(python, fakePython(root));
  await chmod(python, 0o755);
  const reported: string[] = [];
  const env = { PATH: process.env.PATH, XDG_CACHE_HOME: join(root, 'cache'), LIVECLIN_PYTHON: python };
  return {
    reported,
    breakAt: (text: string) => writeFile(join(root, 'broken'), text),
    calls: async () => (await readFile(join(root, 'calls'), 'utf8')).trim().split('\n'),
    ensure: () => ensurePythonEnvironment({ report: (line) => reported.push(line), env }),
    cache: join(root, 'cache', 'liveclin-serverless'),
  };
}

describe("LocalStack's Python environment", () => {
  it('is built once: environment, packages, and a test of the installation', async () => {
    await using root = await temporaryDirectory();
    const { ensure, calls, reported, cache } = await machine(root.path);
    const { directory, python } = await ensure();
    expect(python).toBe(join(directory, 'bin', 'python'));
    expect(directory.startsWith(join(cache, 'localstack-'))).toBe(true);
    const steps = (await calls()).map(
      (line) => /venv|installers\.lock|requirements\.lock|prepare/.exec(line)?.[0],
    );
    expect(steps).toEqual(['venv', 'venv', 'installers.lock', 'requirements.lock', 'prepare']);
    expect(reported[0]).toContain('first start, installing it with Python 3.12.1');
    expect(reported.at(-1)).toMatch(/installed in \d+ s/);
  });

  it('is found again silently and without running anything', async () => {
    await using root = await temporaryDirectory();
    const { ensure, calls, reported } = await machine(root.path);
    const first = await ensure();
    const [callsBefore, reportedBefore] = [await calls(), reported.length];
    expect(await ensure()).toEqual(first);
    expect(await calls()).toEqual(callsBefore);
    expect(reported.length).toBe(reportedBefore);
  });

  it('is built once for simultaneous callers', async () => {
    await using root = await temporaryDirectory();
    const { ensure, calls } = await machine(root.path);
    const [one, two] = await Promise.all([ensure(), ensure()]);
    expect(one).toEqual(two);
    expect((await calls()).filter((line) => line.includes('prepare'))).toHaveLength(1);
  });

  it.each([
    ['-m venv', 'making the virtual environment'],
    ['requirements.lock', 'installing'],
    ['prepare', 'checking the installation'],
  ])('that broke off at "%s" says so, is not taken for complete and is rebuilt', async (where, what) => {
    await using root = await temporaryDirectory();
    const { ensure, breakAt, cache } = await machine(root.path);
    await breakAt(where);
    const error = await ensure().catch((it: unknown) => it);
    expect(error).toBeInstanceOf(PythonEnvironmentFailed);
    const { message } = error as PythonEnvironmentFailed;
    expect(message).toContain(`${what} failed`);
    expect(message).toContain('it went wrong');
    const log = /Full log: (\S+)/.exec(message)?.[1] ?? '';
    expect(await readFile(log, 'utf8')).toContain('it went wrong');

    await breakAt('nothing breaks');
    const { directory } = await ensure();
    expect(await readdir(directory)).toContain('ready');
    expect((await readdir(cache)).filter((it) => it.endsWith('.lock'))).toEqual([]);
  });

  it('is rebuilt when the Python it was made with is gone', async () => {
    await using root = await temporaryDirectory();
    const { ensure, calls } = await machine(root.path);
    const { python } = await ensure();
    await rm(python);
    await ensure();
    expect((await calls()).filter((line) => line.includes('-m venv'))).toHaveLength(2);
  });
});
