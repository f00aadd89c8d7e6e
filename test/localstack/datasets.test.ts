import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { listIndex, metaSort, runPartition } from '../../shared/ledger/ledger-keys.ts';
import { datasetKeys } from '../../shared/storage/keys.ts';
import { aCase } from '../../tools/made-up/a-case.ts';
import { makeRun } from '../../tools/made-up/factories.ts';
import { startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { checkout } from '../support/cli/examples.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { deployedStack, storeCases, uniqueName } from '../support/deployed/deployed-stack.ts';
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

  it('lists what cannot be read beside the rest, as `runs` does, and ends with 1', async () => {
    const stack = await deployedStack();
    const { objects, ledger, tableName } = stack;
    await using dynamo = rowsOf(tableName);
    const name = uniqueName('torn');
    const whole = `${name}-whole`;
    await ledger.createRun(makeRun({ runId: whole }));
    await dynamo.put(name, { list: listIndex.runs, listSort: `9999#${name}`, runId: name });
    await storeCases(stack, name, [aCase().line()]);
    const key = datasetKeys.name(name);
    await objects.put(key, '{"digest":"d0d0');
    try {
      const datasets = await runCli(['--local', 'dataset', 'list']);
      expect(datasets.code, datasets.stderr).toBe(1);
      expect(datasets.stdout).toMatch(new RegExp(`^${name} +unreadable$`, 'm'));
      expect(datasets.stdout).toContain(`Cannot read s3://${stack.bucketName}/${key}: it is not JSON`);
      const runs = await runCli(['--local', 'runs', '--json', '--limit', '1000']);
      expect(runs.code, runs.stderr).toBe(1);
      const listed = JSON.parse(runs.stdout);
      const reason = `Cannot read row RUN#${name} / META of table ${tableName}: `;
      expect(listed[0]).toEqual({
        runId: name,
        state: 'unreadable',
        reason: expect.stringContaining(reason),
      });
      expect(listed).toContainEqual(expect.objectContaining({ runId: whole, state: 'incomplete', cases: 1 }));
      const shown = await runCli(['--local', 'show', name]);
      expect(shown).toMatchObject({ code: 2, stderr: expect.stringContaining(`Error: ${reason}`) });
    } finally {
      // Whole again, for the suites after this one.
      await storeCases(stack, name, [aCase().line()]);
      for (const runId of [name, whole]) await dynamo.remove(runId);
    }
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

/** The rows of runs, as anybody with access to the table could write them. */
const rowsOf = (TableName: string) => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient());
  const keyOf = (runId: string) => ({ pk: runPartition(runId), sk: metaSort });
  return {
    put: (runId: string, row: object) =>
      client.send(new PutCommand({ TableName, Item: { ...row, ...keyOf(runId) } })),
    remove: (runId: string) => client.send(new DeleteCommand({ TableName, Key: keyOf(runId) })),
    [Symbol.asyncDispose]: async () => client.destroy(),
  };
};
