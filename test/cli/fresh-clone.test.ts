import { execFile } from 'node:child_process';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { checkout } from '../support/cli/examples.ts';
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
