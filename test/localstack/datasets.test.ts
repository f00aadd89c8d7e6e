import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { checkout } from '../support/cli/examples.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { uniqueName } from '../support/deployed/deployed-stack.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { imageUrlsOf } from '../support/model/image-parts.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

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
    expect(table.stdout).toMatch(new RegExp(`^${name} +15 +66 +25 +[0-9a-f]{12} +your files$`, 'm'));

    const verified = await runCli(['--local', 'dataset', 'verify', name, '--data-dir', '/nowhere']);
    expect(verified.code, verified.stderr).toBe(0);
    expect(verified.stderr).toContain('looking in the bucket');
    expect(verified.stdout).toContain('15 cases, 66 questions, image files: 25 image/png');
  });

  it('runs what init wrote, unchanged', async () => {
    await using folder = await temporaryDirectory();
    await using server = await startModelServer({ reply: () => 'The answer is \\boxed{A}' });
    const name = uniqueName('example');
    const written = await runCli(['dataset', 'init', join(folder.path, name)]);
    const [, run = ''] = written.stdout.split('\n');
    const words = run.replace(/^npx liveclin /, '').split(' ');
    const args = words.map((word) => (word === 'http://127.0.0.1:8000/v1' ? server.url : word));
    const output = join(folder.path, 'results.json');
    const ended = await runCli([...args, '--output', output]);
    expect(ended.code, ended.stderr).toBe(0);
    const { summary, meta } = JSON.parse(await readFile(output, 'utf8'));
    expect(meta).toMatchObject({ dataset: name, coverage: { planned: 2, done: 2 } });
    expect(summary).toMatchObject({ total_mcqs: 7, images: { expected: 2, sent: 2, dropped: 0 } });
    const pictures = server.requests
      .flatMap(imageUrlsOf)
      .filter((url) => url.startsWith('data:image/png;base64,'));
    expect(new Set(pictures).size).toBe(2);
  });
});
