import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { createHubFetch } from '../../../../shared/adapters/hugging-face/hub-fetch.ts';
import { httpServer } from '../../../support/http-server.ts';

test('an error of the hub is read no further than an error needs, however much it unpacks to', async () => {
  let closed = false;
  await using server = await httpServer((_, response) => {
    response.writeHead(404, { 'content-encoding': 'gzip' });
    response.once('close', () => {
      closed = !response.writableFinished;
    });
    // Never ends: it is read whole by nobody.
    response.write(gzipSync(Buffer.alloc(64 * 1024 ** 2)));
  });
  await expect(createHubFetch(fetch)(server.url)).rejects.toThrow('returned HTTP 404.');
  await expect.poll(() => closed).toBe(true);
});

test("the hub's own words about an error are passed on", async () => {
  await using server = await httpServer((_, response) => {
    response.writeHead(404).end(JSON.stringify({ error: 'No such revision.' }));
  });
  await expect(createHubFetch(fetch)(server.url)).rejects.toThrow('HTTP 404 (No such revision).');
});
