import { spawn } from 'node:child_process';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { aCase } from '../../tools/made-up/a-case.ts';
import { cliPath, runCli } from '../support/cli/run-cli.ts';
import { type HubServer, type HubServerOptions, startHubServer } from '../support/data/hub-server.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const files = {
  'data/demo/demo.jsonl': aCase({ pmc: '1' }).line(),
  'data/2025_H1/2025_H1.jsonl': aCase({ pmc: '2' }).line(),
};
const token = 'hf_madeUpTokenThatNobodyMaySee';

describe('liveclin dataset add, with access to nothing but a hub', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
  beforeEach(async () => {
    directory = await temporaryDirectory();
  });
  afterEach(() => directory[Symbol.asyncDispose]());

  const environmentOf = (server: Pick<HubServer, 'url'>) => ({
    ...process.env,
    AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    AWS_REGION: 'us-east-1',
    HF_ENDPOINT: server.url,
    HF_TOKEN: token,
  });
  const add = (server: Pick<HubServer, 'url'>, ...args: readonly string[]) =>
    runCli(['dataset', 'add', ...args, '--data-dir', directory.path], environmentOf(server));
  const partSize = async (): Promise<number> => {
    const folder = join(directory.path, 'data/demo');
    const part = (await readdir(folder)).find((name) => name.endsWith('.part'));
    return part === undefined ? 0 : (await stat(join(folder, part))).size;
  };
  const start = (options: Partial<HubServerOptions> = {}) => startHubServer({ files, ...options });

  it('downloads with the token, which it never prints, before it needs a stack', async () => {
    await using server = await start({ token });
    const { code, stdout, stderr } = await add(server, 'demo', '--revision', 'v1');
    expect(stderr).toContain('Downloading dataset demo from AQ-MedAI/LiveClin at c0ffee0');
    expect(stderr).toContain('Downloaded 1 file (');
    expect(stderr).toContain('Cannot reach AWS');
    expect(code).toBe(2);
    expect(stdout + stderr).not.toContain(token);
    const record = await readFile(join(directory.path, 'data/demo/hub.json'), 'utf8');
    expect(record).toContain(server.commit);
    expect(record).not.toContain(token);
  });

  it('names an HF_ENDPOINT that is not a URL', async () => {
    const { code, stderr } = await add({ url: 'hub.example.org' }, 'demo');
    expect(stderr).toContain('HF_ENDPOINT must be an http(s) URL');
    expect(code).toBe(2);
  });

  it.each([
    ['dataset', ['2031_H1'], 'has no dataset "2031_H1" (data/2031_H1/2031_H1.jsonl). It has demo, 2025_H1.'],
    ['repository', ['demo', '--hub-repo', 'nobody/none'], 'has no dataset repository "nobody/none"'],
    ['revision', ['demo', '--revision', 'v9'], 'AQ-MedAI/LiveClin has no branch, tag or commit "v9"'],
    ['name that could be one', ['../demo'], 'must be a dataset name such as 2025_H1'],
    ['repository that could be one', ['demo', '--hub-repo', 'x'], 'must be a dataset repository such as'],
  ])('ends with 2 and names what exists when there is no such %s', async (_what, args, message) => {
    await using server = await start();
    const { code, stderr } = await add(server, ...args);
    expect(stderr).toContain(message);
    expect(code).toBe(2);
  });

  it('ends with 2 when a download does not match the listing, and keeps nothing of it', async () => {
    const content = 'x'.repeat(files['data/demo/demo.jsonl'].length);
    await using server = await start({ fault: ({ host }) => (host === 'cdn' ? { content } : undefined) });
    const { code, stderr } = await add(server, 'demo');
    expect(stderr).toContain(
      'data/demo/demo.jsonl: the downloaded file does not have the checksum that the hub lists',
    );
    expect(code).toBe(2);
    await expect(readFile(join(directory.path, 'data/demo/demo.jsonl'))).rejects.toThrow('ENOENT');
  });

  it('continues where it was killed: only the missing bytes are sent', async () => {
    const { length } = files['data/demo/demo.jsonl'];
    let isBroken = true;
    await using server = await start({
      fault: ({ host }) => (host === 'cdn' && isBroken ? { hangAfter: 100 } : undefined),
    });
    const child = spawn(process.execPath, [cliPath, 'dataset', 'add', 'demo', '--data-dir', directory.path], {
      env: environmentOf(server),
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    await vi.waitFor(async () => expect(await partSize()).toBe(100), 100_000);
    child.kill('SIGKILL');
    await ended;

    isBroken = false;
    const { stderr } = await add(server, 'demo');
    expect(stderr).toContain('Downloaded 1 file (');
    expect(server.downloads()).toMatchObject([
      { range: undefined, sent: 100 },
      { range: `bytes=100-${length - 1}`, sent: length - 100 },
    ]);
    expect(await readFile(join(directory.path, 'data/demo/demo.jsonl'), 'utf8')).toBe(
      files['data/demo/demo.jsonl'],
    );
  });

  it('ends with 2 without network and copy, and names the alternatives', async () => {
    const server = await start();
    await server[Symbol.asyncDispose]();
    const { code, stderr } = await add(server, 'demo');
    expect(stderr).toContain(`Dataset "demo" is not in ${directory.path} and cannot be downloaded`);
    expect(stderr).toContain('give --data-dir or --jsonl-path');
    expect(code).toBe(2);
  });

  it('never writes into a folder that it did not create', async () => {
    await using server = await start();
    await mkdir(join(directory.path, 'data/demo'), { recursive: true });
    await writeFile(join(directory.path, 'data/demo/demo.jsonl'), aCase({ pmc: '9' }).line());
    const { code, stderr } = await add(server, 'demo', '--revision', 'main');
    expect(stderr).toContain('demo.jsonl is your own file');
    expect(code).toBe(2);
    expect(server.requests).toEqual([]);
  });
});
