import { describe, expect, it } from 'vitest';
import { createHuggingFaceHub } from '../../../../shared/adapters/hugging-face/hugging-face-hub.ts';
import { createContentCheck } from '../../../../shared/dataset/content-check.ts';
import type { DatasetHub, HubFile } from '../../../../shared/dataset/hub.ts';
import { listConfig } from '../../../../shared/dataset/list-config.ts';
import { type HubServer, type HubServerOptions, startHubServer } from '../../../support/data/hub-server.ts';

const repo = 'AQ-MedAI/LiveClin';
const files = {
  'README.md': 'about',
  'data/2025_H1/2025_H1.jsonl': '{"pmc": "1"}\n',
  'data/2025_H1/image/a b#1.png': 'picture a',
  'data/2025_H1/image/deep/b.jpg': 'picture b',
  'data/demo/demo.jsonl': '{}\n',
};

const connect = (server: HubServer, token?: string): DatasetHub =>
  createHuggingFaceHub({ endpoint: `${server.url}/`, token, fetch });

const open = async (options: Partial<HubServerOptions> = {}) => {
  const server = await startHubServer({ files, ...options });
  const hub = connect(server);
  return { server, hub, origin: { repo, revision: 'main', commit: server.commit } };
};

const readAll = async (bytes: AsyncIterable<Uint8Array>): Promise<string> => {
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts).toString();
};

describe('the Hugging Face hub', () => {
  it('pins a branch, a tag and the commit itself to the commit', async () => {
    const { server, hub } = await open();
    await using _ = server;
    for (const revision of ['main', 'v1', server.commit])
      expect(await hub.pin(repo, revision)).toEqual({ repo, revision, commit: server.commit });
  });

  it.each([
    ['repository', 'nobody/nothing', 'main', 'has no dataset repository "nobody/nothing"'],
    ['revision', repo, 'v9', `${repo} has no branch, tag or commit "v9"`],
  ])('says which %s is missing', async (_what, asked, revision, message) => {
    const { server, hub } = await open();
    await using _ = server;
    await expect(hub.pin(asked, revision)).rejects.toMatchObject({
      reason: 'missing',
      message: expect.stringContaining(message),
    });
  });

  it('lists one dataset over several pages, with images only on request', async () => {
    const { server, hub, origin } = await open({ pageSize: 2 });
    await using _ = server;
    const { cases, images } = await listConfig(hub, origin, { name: '2025_H1', withImages: true });
    expect(cases).toMatchObject({ bytes: 13, checksum: { algorithm: 'git-blob' } });
    expect([...images]).toMatchObject([
      ['a b#1.png', { bytes: 9, checksum: { algorithm: 'sha256' } }],
      ['deep/b.jpg', { bytes: 9 }],
    ]);
    expect(server.requests.length).toBeGreaterThan(1);
    const alone = await listConfig(hub, origin, { name: '2025_H1', withImages: false });
    expect(alone.images.size).toBe(0);
  });

  it('names the existing datasets when one is missing', async () => {
    const { server, hub, origin } = await open();
    await using _ = server;
    await expect(listConfig(hub, origin, { name: '2026_H1', withImages: false })).rejects.toThrow(
      'AQ-MedAI/LiveClin at c0ffee0 has no dataset "2026_H1" (data/2026_H1/2026_H1.jsonl). It has 2025_H1, demo.',
    );
  });

  it('reads every file through the redirect, with its name escaped and its checksum as listed', async () => {
    const { server, hub, origin } = await open();
    await using _ = server;
    const { cases, images } = await listConfig(hub, origin, { name: '2025_H1', withImages: true });
    for (const file of [cases, ...images.values()]) {
      const content = await readAll(hub.read(origin, file, 0));
      expect(content).toBe(files[file.path as keyof typeof files]);
      const check = createContentCheck(file);
      check.update(Buffer.from(content));
      expect(check.matches()).toBe(true);
    }
    expect(server.downloads().map(({ range }) => range)).toEqual([undefined, undefined, undefined]);
  });

  it('requests only the missing part of a file', async () => {
    const { server, hub, origin } = await open();
    await using _ = server;
    const { cases } = await listConfig(hub, origin, { name: '2025_H1', withImages: false });
    expect(await readAll(hub.read(origin, cases, 5))).toBe(files['data/2025_H1/2025_H1.jsonl'].slice(5));
    expect(server.downloads()).toMatchObject([{ range: 'bytes=5-12', sent: 8 }]);
  });

  it('sends its token to the hub but not to the CDN behind it', async () => {
    await using server = await startHubServer({ files, token: 'hf_made-up' });
    await expect(connect(server).pin(repo, 'main')).rejects.toMatchObject({
      reason: 'refused',
      message: expect.stringContaining('HF_TOKEN'),
    });
    const hub = connect(server, 'hf_made-up');
    const origin = await hub.pin(repo, 'main');
    const { cases } = await listConfig(hub, origin, { name: '2025_H1', withImages: false });
    await readAll(hub.read(origin, cases, 0));
    expect(server.downloads()).toMatchObject([{ authorization: undefined }]);
    expect(() => connect(server, 'secret')).toThrow('HF_TOKEN is not a Hugging Face token');
  });

  it.each([
    ['a cut connection', { cutAfter: 4 }, 'transient', undefined],
    ['an overloaded CDN', { status: 503 }, 'transient', undefined],
    ['a rate limit', { status: 429, headers: { ratelimit: '"resolvers";r=0;t=57' } }, 'transient', 57_000],
    ['a limit with Retry-After', { status: 429, headers: { 'retry-after': '3' } }, 'transient', 3_000],
    ['gated data', { status: 403, error: 'Access to dataset is restricted.' }, 'refused', undefined],
    ['a file that is gone', { status: 404 }, 'missing', undefined],
  ])('classifies %s of a download', async (_name, fault, reason, retryAfterMs) => {
    const { server, hub, origin } = await open({ fault: ({ host }) => (host === 'cdn' ? fault : undefined) });
    await using _ = server;
    const { cases } = await listConfig(hub, origin, { name: '2025_H1', withImages: false });
    await expect(readAll(hub.read(origin, cases, 0))).rejects.toMatchObject({
      name: 'HubError',
      reason,
      retryAfterMs,
    });
  });

  it('distinguishes an unreachable hub from a busy one', async () => {
    const { server, hub } = await open();
    await server[Symbol.asyncDispose]();
    await expect(hub.pin(repo, 'main')).rejects.toMatchObject({
      reason: 'unreachable',
      message: `${new URL(server.url).host} cannot be reached (ECONNREFUSED). Check the network.`,
    });
  });

  it('refuses a listing that points outside its folder', async () => {
    const file: HubFile = {
      kind: 'file',
      path: 'data/x/image/../../../../.profile',
      bytes: 1,
      checksum: { algorithm: 'sha256', hex: '' },
    };
    const hub: DatasetHub = {
      pin: () => Promise.reject(new Error('not asked')),
      list: async () => [{ ...file, path: 'data/x/x.jsonl' }, file],
      read: () => {
        throw new Error('not asked');
      },
    };
    const origin = { repo, revision: 'main', commit: '1' };
    await expect(listConfig(hub, origin, { name: 'x', withImages: true })).rejects.toThrow('points outside');
  });
});
