import { execFile } from 'node:child_process';
import { copyFile, cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { sha256 } from '../../shared/basics/sha256.ts';
import { checkout } from '../support/cli/examples.ts';
import { readCheckout } from '../support/documents/checkout-files.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

test.each([
  ['a Node that reads TypeScript', []],
  ['an older Node', ['--no-experimental-strip-types']],
])('before npm ci, %s says in one line to run it', async (_, nodeFlags) => {
  await using folder = await temporaryDirectory();
  await mkdir(join(folder.path, 'cli'));
  for (const file of ['liveclin.mjs', 'liveclin.ts'])
    await copyFile(join(checkout, 'cli', file), join(folder.path, 'cli', file));
  const start = promisify(execFile)(process.execPath, [...nodeFlags, 'cli/liveclin.mjs', 'runs'], {
    cwd: folder.path,
  });
  await expect(start).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/^liveclin's packages are not installed: run `npm ci` in .+ first\.\n$/),
  });
});

test("after npm ci, an older Node starts the command line with the project's own Node, and passes its exit code on", async () => {
  const run = (...args: readonly string[]) =>
    promisify(execFile)(process.execPath, ['--no-experimental-strip-types', 'cli/liveclin.mjs', ...args], {
      cwd: checkout,
    });
  await expect(run('--version')).resolves.toMatchObject({
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
  await expect(run('runs', '--nonsense')).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--nonsense'),
  });
});

describe('what npm scripts set up', () => {
  /** A checkout whose packages are installed, on a machine without Python. */
  const setUp = async (folder: string, words: readonly string[]) => {
    for (const part of ['tools/with-setup.mjs', 'infra/local/install', 'infra/local/python'])
      await cp(join(checkout, part), join(folder, part), { recursive: true });
    await mkdir(join(folder, 'node_modules'));
    await writeFile(join(folder, 'package-lock.json'), '{}');
    await writeFile(join(folder, 'node_modules', '.installed-lock'), sha256('{}'));
    const env = { HOME: folder, PATH: join(folder, 'nowhere') };
    return await promisify(execFile)(process.execPath, ['tools/with-setup.mjs', ...words], {
      cwd: folder,
      env,
    });
  };
  const command = [process.execPath, '-e', 'console.log(process.argv.length)', 'an argument'];

  test('is no LocalStack for what needs AWS only: deploying takes no Python', async () => {
    await using folder = await temporaryDirectory();
    await expect(setUp(folder.path, command)).resolves.toEqual({ stdout: '2\n', stderr: '' });
    const { scripts } = JSON.parse(readCheckout('package.json'));
    for (const name of ['bootstrap', 'deploy', 'synth']) expect(scripts[name]).not.toContain('--localstack');
  });

  test('is LocalStack too for what runs on it; without Python it says so and goes on', async () => {
    await using folder = await temporaryDirectory();
    const { stdout, stderr } = await setUp(folder.path, ['--localstack', ...command]);
    expect(stdout).toBe('2\n');
    expect(stderr).toMatch(/Python 3/);
    const { scripts } = JSON.parse(readCheckout('package.json'));
    for (const name of ['demo', 'test']) expect(scripts[name]).toContain('--localstack');
  });
});
