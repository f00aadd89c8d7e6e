import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nowhere, runCli } from '../support/cli/run-cli.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const required = '--model m --api-base http://127.0.0.1:9/v1 --image-mode url --dataset sample'.split(' ');

describe('liveclin run, before it calls AWS', () => {
  const run = async (flagsOf: (folder: string) => readonly string[]) => {
    await using folder = await temporaryDirectory();
    const dataDir = join(import.meta.dirname, '../../datasets');
    const args = ['run', ...required, '--data-dir', dataDir, ...flagsOf(folder.path)];
    const result = await runCli(args, nowhere, '', folder.path);
    expect(result.code).toBe(2);
    return { ...result, left: await readdir(folder.path), folder: folder.path };
  };

  it('refuses an empty key: a variable that is not set', async () => {
    const { stderr, left } = await run(() => ['--api-key', '']);
    expect(stderr).toBe('Error: --api-key: the key is empty.\n');
    expect(left).toEqual([]);
  });

  it('refuses a key together with the name of another, and repeats neither', async () => {
    const { stderr } = await run(() => ['--api-key', 'sk-made-up', '--api-key-secret', 'evaluator/other']);
    expect(stderr).toMatch(/'--api-key <key>' cannot be used with option '--api-key-secret <name>'/);
    expect(stderr).not.toContain('sk-made-up');
  });

  it.each([
    ['headers', ['--header', 'Authorization Bearer made-up-by-hand'], '--header: '],
    ['parameters', ['--param', 'made-up-by-hand'], '--param: '],
    ['a base URL', ['--api-base', 'https://made-up-by-hand@127.0.0.1:9/v1'], '--api-base: '],
    ['a flag that does not exist', [`--sk-made-up-by-hand-0123456789`], 'unknown option'],
    ['another field', ['--api-key', 'made-up-by-hand', '--header', 'X-Title: made-up-by-hand'], '--header: '],
  ])('does not repeat a key in %s', async (_place, flags, named) => {
    const { stdout, stderr, left } = await run(() => flags);
    expect(stderr).toContain(named);
    expect(stdout + stderr).not.toContain('made-up-by-hand');
    expect(left).toEqual([]);
  });

  it('refuses an output that it could not write at the end', async () => {
    const { stderr, folder } = await run((path) => ['--output', path]);
    expect(stderr).toContain(`Error: --output: cannot write ${folder}: it is a folder.`);
  });

  it('says that --resume found nothing to continue', async () => {
    const { stderr } = await run(() => ['--resume', '--output', 'none.json']);
    expect(stderr).toMatch(/^--resume: there is no none\.json, so a new run starts\.$/m);
  });
});
