import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { yellowPng } from '../../shared/vision/test-pictures.ts';
import { type ReceivedRequest, startModelServer } from '../../tools/stand-in-model/model-server.ts';
import { runCli } from '../support/cli/run-cli.ts';
import { deployedStack, uniqueName } from '../support/deployed/deployed-stack.ts';
import { localstackMissing, needsLocalstack } from '../support/deployed/localstack.ts';
import { imageUrlsOf } from '../support/model/image-parts.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const datasets = join(import.meta.dirname, '../../datasets');

/** Says what the picture under the address really is; public ones are not fetched, because tests have no network. */
const look = async (url: string): Promise<string> => {
  if (url.startsWith('https:')) return 'A wooden path through a meadow.';
  const response = await fetch(url);
  if (!response.ok) return `Nothing: status ${response.status}.`;
  return yellowPng().equals(await response.bytes()) ? 'Yellow' : 'Grey';
};

const seeing = async (request: ReceivedRequest): Promise<string> => {
  const [url] = imageUrlsOf(request);
  return url === undefined ? 'A' : look(url);
};

/** As some endpoints do: accepts the address and ignores the picture. */
const blind = (): string => 'I cannot see any picture.';

const key = 'sk-made-up-0123456789';

/** Returns the name to use it by. */
const storeKey = async (host: string): Promise<string> => {
  const name = uniqueName('vision');
  const set = await runCli(['--local', 'key', 'set', name, '--host', host], process.env, key);
  expect(set.code, set.stderr).toBe(0);
  return `evaluator/${name}`;
};

const evaluate = async (apiBase: string, output: string) =>
  runCli([
    ...'--local run --model mock --image-mode presigned --dataset sample --limit 1 --vision-check'.split(' '),
    ...['--data-dir', datasets, '--api-base', apiBase, '--output', output],
  ]);

describe.skipIf(localstackMissing)(`the vision check${needsLocalstack}`, () => {
  it('finds its picture through a link into the bucket, with a stored key', async () => {
    await using server = await startModelServer({ reply: seeing });
    const secret = await storeKey(new URL(server.url).host);
    const { code, stdout, stderr } = await runCli([
      ...'--local check --model mock --presigned --json --api-base'.split(' '),
      ...[server.url, '--api-key-secret', secret],
    ]);
    expect(code, stderr).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([
      { image_mode: 'local', passed: true, said: 'Yellow' },
      { image_mode: 'url', passed: true },
      { image_mode: 'presigned', passed: true, said: 'Yellow' },
    ]);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(
      Array(3).fill(`Bearer ${key}`),
    );
  });

  it("sends a stored key to no other host than the key's", async () => {
    await using server = await startModelServer({ reply: seeing });
    const secret = await storeKey('api.example.com');
    const { code, stderr } = await runCli([
      ...'--local check --model mock --api-base'.split(' '),
      ...[server.url, '--api-key-secret', secret],
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('api.example.com');
    expect(server.requests).toEqual([]);
  });

  it("is made by Plan in the run's image mode, and kept with the run", async () => {
    await using server = await startModelServer({ reply: seeing });
    await using folder = await temporaryDirectory();
    const output = join(folder.path, 'out.json');
    const { code, stderr } = await evaluate(server.url, output);
    expect(code, stderr).toBe(0);
    const results = JSON.parse(await readFile(output, 'utf8'));
    const { ledger } = await deployedStack();
    expect((await ledger.getRun(results.meta.run.run_id))?.preflight).toMatchObject({
      vision: { passed: true, said: 'Yellow' },
    });
  });

  it('ends a run whose model sees nothing before any question is asked', async () => {
    await using server = await startModelServer({ reply: blind });
    await using folder = await temporaryDirectory();
    const { code, stderr } = await evaluate(server.url, join(folder.path, 'out.json'));
    expect(code).not.toBe(0);
    expect(stderr).toMatch(/image mode presigned.*I cannot see any picture/s);
    expect(server.requests).toHaveLength(2);
  });
});
