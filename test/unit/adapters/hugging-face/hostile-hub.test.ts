import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { createHuggingFaceHub } from '../../../../shared/adapters/hugging-face/hugging-face-hub.ts';
import { httpServer } from '../../../support/http-server.ts';

const origin = { repo: 'a/b', revision: 'main', commit: 'c0ffee0'.repeat(6).slice(0, 40) };
const file = { type: 'file', path: 'data/x/image/a.png', size: 3, oid: '0'.repeat(40) };

const askHub = async (answer: (request: IncomingMessage, response: ServerResponse) => void) => {
  const requests: IncomingMessage[] = [];
  const server = await httpServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  const hub = createHuggingFaceHub({ endpoint: server.url, fetch, token: 'hf_made-up' });
  return { hub, requests, ...server };
};

it.each<[string, string, string]>([
  ['an object', '{}', 'sent something other than a hub does'],
  ['a web page', '<html>', 'sent something other than a hub does'],
  ['nothing', '', 'sent something other than a hub does'],
  ['a megabyte of brackets', '['.repeat(1e6), 'sent something other than a hub does'],
  ['an entry that is null', '[null]', 'lists what no repository has: null.'],
  ...[
    { path: 5 },
    { path: 'data/x/image/a\0.png' },
    { path: 'data/x/image/\u001b[2J.png' },
    { size: -5 },
    { size: 0.5 },
    { size: '3' },
    { size: 2 ** 60 },
    { oid: undefined },
    { oid: '/../../../a' },
    { oid: '__proto__' },
    { lfs: { oid: '../'.repeat(20) } },
  ].map((odd): [string, string, string] => [
    JSON.stringify(odd),
    JSON.stringify([{ ...file, ...odd }]),
    'lists what no repository has',
  ]),
  ['a size beyond a double', JSON.stringify([file]).replace('3', '1e400'), 'lists what no repository has'],
])('a listing is refused, and the hub named: %s', async (_, text, message) => {
  await using server = await askHub((_request, response) => response.end(text));
  const listing = server.hub.list(origin, 'data/x', { recursive: true });
  await expect(listing).rejects.toMatchObject({ name: 'HubError', reason: 'corrupt' });
  await expect(listing).rejects.toThrow(`${new URL(server.url).host} ${message}`);
});

it.each(['[]', 'null', '{}', '{"sha": "../../x"}', '{"sha": 5}'])(
  'a revision that names no commit is refused: %s',
  async (text) => {
    await using server = await askHub((_, response) => response.end(text));
    await expect(server.hub.pin('a/b', 'main')).rejects.toMatchObject({
      name: 'HubError',
      reason: 'corrupt',
    });
  },
);

it('a page is read no further than a page needs, however small it is packed', async () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 ** 2, ' '));
  await using server = await askHub((_, response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(bomb);
  });
  await expect(server.hub.list(origin, 'data/x')).rejects.toThrow('more than 16 MiB');
  await expect(server.hub.pin('a/b', 'main')).rejects.toThrow('more than 16 MiB');
});

it('a listing of empty pages without end is given up', async () => {
  await using server = await askHub(({ url, headers }, response) => {
    response.setHeader('link', `<http://${headers.host}${url}>; rel="next"`);
    response.end('[]');
  });
  await expect(server.hub.list(origin, 'data/x')).rejects.toThrow('more than 200 pages');
  expect(server.requests).toHaveLength(200);
});

it('a page that another host has is requested without the token', async () => {
  await using elsewhere = await askHub((_, response) => response.end('[]'));
  await using server = await askHub((_, response) => {
    response.setHeader('link', `<${elsewhere.url}/page2>; rel="next"`);
    response.end(JSON.stringify([file]));
  });
  expect(await server.hub.list(origin, 'data/x')).toMatchObject([{ path: file.path, bytes: 3 }]);
  expect(server.requests[0]?.headers.authorization).toBe('Bearer hf_made-up');
  expect(elsewhere.requests[0]?.headers.authorization).toBeUndefined();
});
