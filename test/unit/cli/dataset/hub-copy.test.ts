import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type HubCopyRequest, provideHubCopy } from '../../../../cli/dataset/hub-copy/provide-hub-copy.ts';
import { openLocalDataset } from '../../../../cli/dataset/local-dataset.ts';
import { createHuggingFaceHub } from '../../../../shared/adapters/hugging-face/hugging-face-hub.ts';
import { aCase } from '../../../../tools/made-up/a-case.ts';
import { createRecordedTerminal } from '../../../support/cli/recorded-terminal.ts';
import {
  type HubFault,
  type HubServer,
  type HubServerOptions,
  startHubServer,
} from '../../../support/data/hub-server.ts';
import { temporaryDirectory } from '../../../support/temporary-directory.ts';

const cases = `${aCase({ pmc: '1' }).line()}\n${aCase({ pmc: '2' }).line()}\n`;
const files = {
  'README.md': 'about',
  'data/2025_H1/2025_H1.jsonl': cases,
  'data/2025_H1/image/a.png': 'picture a, which is a longer one',
  'data/2025_H1/image/b.jpg': 'picture b',
  'data/demo/demo.jsonl': aCase({ pmc: '3' }).line(),
};
const pictures = Object.keys(files).filter((path) => path.includes('/image/'));

describe('a copy of a dataset of the hub', () => {
  let directory: Awaited<ReturnType<typeof temporaryDirectory>>;
  beforeEach(async () => {
    directory = await temporaryDirectory();
  });
  afterEach(() => directory[Symbol.asyncDispose]());

  const folder = () => join(directory.path, 'data', '2025_H1');
  const read = (path: string) => readFile(join(directory.path, path), 'utf8');
  const start = (options: Partial<HubServerOptions> = {}) => startHubServer({ files, ...options });
  const provide = async (server: Pick<HubServer, 'url'>, request: Partial<HubCopyRequest> = {}) => {
    const { terminal, notes, progress: lines } = createRecordedTerminal();
    const waits: number[] = [];
    const failure = await provideHubCopy(
      { name: '2025_H1', folder: folder(), withImages: true, ...request },
      {
        hub: createHuggingFaceHub({ endpoint: server.url, fetch }),
        terminal,
        sleep: async (ms) => void waits.push(ms),
        random: () => 0.5,
      },
    ).then(
      () => undefined,
      (error: Error) => error,
    );
    return { notes, lines, waits, failure };
  };
  const open = (withImages = true) =>
    openLocalDataset({ dataset: '2025_H1', dataDir: directory.path }, { withImages });

  it('has the layout of the repository, and records where it came from', async () => {
    await using server = await start({ pageSize: 2 });
    const { notes, lines, failure } = await provide(server);
    expect(failure).toBeUndefined();
    for (const path of ['data/2025_H1/2025_H1.jsonl', ...pictures])
      expect(await read(path)).toBe(files[path as keyof typeof files]);
    expect((await readdir(folder(), { recursive: true })).sort()).toEqual(
      ['2025_H1.jsonl', 'hub.json', 'image', 'image/a.png', 'image/b.jpg'].sort(),
    );
    expect(JSON.parse(await read('data/2025_H1/hub.json'))).toEqual({
      origin: { repo: 'AQ-MedAI/LiveClin', revision: 'main', commit: server.commit },
      complete: 'images',
    });
    expect(notes).toEqual([
      `Downloading dataset 2025_H1 from AQ-MedAI/LiveClin at c0ffee0 to ${folder()}.`,
      'Downloaded 3 files (0.0 MB), checksums verified.',
    ]);
    expect(lines.at(-1)).toBe('████████████ 3/3 files · 0.0/0.0 MB');
    expect(await open()).toMatchObject({ text: cases, origin: { commit: server.commit } });
  });

  it('has only the cases when no images are needed; images can follow later, and nothing is downloaded twice', async () => {
    await using server = await start();
    await provide(server, { withImages: false });
    expect(server.downloads().map(({ path }) => path)).toEqual(['/data/2025_H1/2025_H1.jsonl']);
    expect(await open(false)).toBeDefined();
    expect(await open(true)).toBeUndefined();

    await provide(server);
    expect(server.downloads()).toHaveLength(3);
    expect(await open(true)).toBeDefined();
  });

  it('needs no hub when it is complete', async () => {
    const server = await start();
    await provide(server);
    await server[Symbol.asyncDispose]();
    const again = await provide(server);
    expect(again.failure).toBeUndefined();
    expect(again.notes).toEqual([
      `Dataset 2025_H1 is already in ${folder()} (AQ-MedAI/LiveClin at c0ffee0); nothing downloaded.`,
    ]);
  });

  it('is used when the hub is unreachable and its own revision is requested, with a note', async () => {
    const server = await start();
    await provide(server);
    await server[Symbol.asyncDispose]();
    const { failure, notes } = await provide(server, { revision: 'main' });
    expect(failure).toBeUndefined();
    expect(notes).toEqual([
      expect.stringMatching(/cannot be reached.*Using the local copy/),
      expect.stringContaining('nothing downloaded'),
    ]);
    const other = await provide(server, { revision: 'v1' });
    expect(other.failure).toMatchObject({ reason: 'unreachable' });
  });

  it('fails when there is no network and no copy', async () => {
    const server = await start();
    await server[Symbol.asyncDispose]();
    const { failure, waits } = await provide(server);
    expect(failure).toMatchObject({
      reason: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
    });
    expect(waits).toEqual([]);
  });

  it('continues where a cut connection stopped it: only the missing bytes are sent', async () => {
    const path = '/data/2025_H1/image/a.png';
    let cuts = 0;
    const fault = (request: { path: string }): HubFault | undefined =>
      request.path === path && ++cuts === 1 ? { cutAfter: 10 } : undefined;
    await using server = await start({ fault });
    const { failure, waits } = await provide(server);
    expect(failure).toBeUndefined();
    expect(waits).toHaveLength(1);
    expect(await read(pictures[0] ?? '')).toBe(files['data/2025_H1/image/a.png']);
    const { length } = files['data/2025_H1/image/a.png'];
    const sent = server.downloads().filter((request) => request.path === path);
    expect(sent).toMatchObject([
      { range: undefined, sent: 10 },
      { range: `bytes=10-${length - 1}`, sent: length - 10 },
    ]);
  });

  it('continues in another process where it was interrupted, at the same commit', async () => {
    const path = '/data/2025_H1/image/a.png';
    await using broken = await start({
      fault: (request) => (request.path === path ? { cutAfter: request.range ? 0 : 10 } : undefined),
    });
    const { failure } = await provide(broken);
    expect(failure).toMatchObject({ reason: 'transient' });
    expect((await readdir(join(folder(), 'image'))).join()).toMatch(/a\.png\.[0-9a-f]{12}\.part/);
    expect(await open()).toBeUndefined();

    await using server = await start();
    expect((await provide(server)).failure).toBeUndefined();
    const { length } = files['data/2025_H1/image/a.png'];
    expect(server.downloads()).toMatchObject([{ path, range: `bytes=10-${length - 1}`, sent: length - 10 }]);
    expect(server.requests.map(({ path }) => path).join()).not.toContain('/revision/');
    expect(await open()).toBeDefined();
  });

  it('discards what does not have the listed checksum', async () => {
    const content = 'x'.repeat(files['data/2025_H1/image/a.png'].length);
    const fault = ({ path }: { path: string }) => (path.endsWith('a.png') ? { content } : undefined);
    await using server = await start({ fault });
    const { failure, waits } = await provide(server);
    expect(failure).toMatchObject({
      reason: 'corrupt',
      message: expect.stringContaining(
        'data/2025_H1/image/a.png: the downloaded file does not have the checksum that the hub lists',
      ),
    });
    expect(waits).toEqual([]);
    expect((await readdir(join(folder(), 'image'))).filter((name) => name.startsWith('a.png'))).toEqual([]);
    expect(await open()).toBeUndefined();
  });

  it('repairs a file that was changed or lost, once another revision is requested', async () => {
    await using server = await start();
    await provide(server);
    await writeFile(join(folder(), 'image', 'b.jpg'), 'pictura b');
    await rm(join(folder(), 'hub.json'));
    await provide(server, { revision: server.commit });
    expect(await read('data/2025_H1/image/b.jpg')).toBe('picture b');
    expect(server.downloads()).toHaveLength(4);
  });

  it('waits as long as the hub asks before it retries', async () => {
    let refusals = 0;
    const fault = ({ host }: { host: string }): HubFault | undefined =>
      host === 'cdn' && ++refusals === 1 ? { status: 429, headers: { 'retry-after': '20' } } : undefined;
    await using server = await start({ fault });
    const { failure, waits } = await provide(server, { withImages: false });
    expect(failure).toBeUndefined();
    expect(waits[0]).toBeGreaterThanOrEqual(20_000);
  });

  it.each([
    'data/2025_H1/image/../../../out.png',
    'data/2025_H1/image//etc/out.png',
    'data/2025_H1/image/..\\..\\out.png',
    'data/2025_H1/image/.',
    'data/2025_H1/image/a//b.png',
  ])('downloads nothing when the hub lists %s', async (path) => {
    await using server = await start({ files: { ...files, [path]: 'x' } });
    const { failure } = await provide(server);
    expect(failure).toMatchObject({
      name: 'HubError',
      message: expect.stringContaining('outside its folder'),
    });
    expect(server.downloads()).toEqual([]);
  });

  it.each([
    ['a name that is too long', `${'a'.repeat(300)}.png`, 'ENAMETOOLONG'],
    ['a file below a file', 'a.png/b.png', /EISDIR|EEXIST|ENOTDIR/],
  ])('says which file cannot be written: %s', async (_what, name, code) => {
    await using server = await start({ files: { ...files, [`data/2025_H1/image/${name}`]: 'x' } });
    const { failure } = await provide(server);
    expect(failure).toMatchObject({ name: 'InvalidInput', message: expect.stringMatching(code) });
    expect(failure?.message).toMatch(/^\S+\.png cannot be written \(E[A-Z]+\)\. Give --data-dir/);
  });

  it('is never written through a link that the folder already holds', async () => {
    await using server = await start();
    await provide(server, { withImages: false });
    const outside = join(directory.path, 'outside');
    await mkdir(outside);
    await writeFile(join(outside, 'kept'), 'mine');
    await symlink(outside, join(folder(), 'image'));
    const { failure } = await provide(server);
    expect(failure).toMatchObject({
      name: 'InvalidInput',
      message: `${join(folder(), 'image')} is a link that leads out of ${folder()}. Delete it, then try again.`,
    });
    expect(await readdir(outside)).toEqual(['kept']);

    await rm(join(folder(), 'image'));
    await mkdir(join(folder(), 'image'));
    await symlink(join(outside, 'kept'), join(folder(), 'image/a.png'));
    const checksum = createHash('sha1').update(`blob 9\0picture b`).digest('hex');
    await symlink(join(outside, 'kept'), join(folder(), `image/b.jpg.${checksum.slice(0, 12)}.part`));
    expect((await provide(server)).failure).toBeUndefined();
    for (const path of pictures) expect(await read(path)).toBe(files[path as keyof typeof files]);
    expect(await readFile(join(outside, 'kept'), 'utf8')).toBe('mine');
  });
});
