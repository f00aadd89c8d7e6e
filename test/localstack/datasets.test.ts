import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkout } from '../support/cli/examples.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { uniqueName } from '../support/deployed/deployed-stack.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';

describe.skipIf(localstackMissing)(`liveclin dataset${needsLocalstack}`, () => {
  it('lists what add stored, and verifies it from the bucket', async () => {
    const name = uniqueName('listed');
    const sample = join(checkout, 'datasets/sample');
    const files = ['--jsonl-path', join(sample, 'sample.jsonl'), '--image-root', join(sample, 'image')];
    const added = await runCli(['--local', 'dataset', 'add', name, ...files, '--json']);
    expect(added.code, added.stderr).toBe(0);

    const listed = await runCli(['--local', 'dataset', 'list', '--json']);
    const stored = {
      name,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      cases: 15,
      questions: 66,
      images: 25,
      origin: null,
    };
    expect(JSON.parse(added.stdout)).toEqual(stored);
    expect(JSON.parse(listed.stdout)).toContainEqual(stored);
    const table = await runCli(['--local', 'dataset', 'list']);
    expect(table.stdout).toMatch(/^NAME +CASES +QUESTIONS +IMAGES +DIGEST +FROM\n/);
    expect(table.stdout).toMatch(new RegExp(`^${name} +15 +66 +25 +[0-9a-f]{12} +own files$`, 'm'));

    const verified = await runCli(['--local', 'dataset', 'verify', name, '--data-dir', '/nowhere']);
    expect(verified.code, verified.stderr).toBe(0);
    expect(verified.stderr).toContain('looking for it in the bucket');
    expect(verified.stdout).toContain('15 cases, 66 questions, image files: 25 image/png');
  });
});
