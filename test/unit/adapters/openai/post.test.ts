import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPost } from '../../../../shared/adapters/openai/post.ts';

const start = async (listener: RequestListener) => {
  let connections = 0;
  const server = createServer(listener).on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { url: new URL(`http://127.0.0.1:${port}/v1`), connections: () => connections };
};

/** A server that sends `answer`, byte for byte, to whatever it receives. */
const startTcp = async (answer: string) => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.write(answer));
    onTestFinished(() => {
      socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { url: new URL(`http://127.0.0.1:${port}/v1`) };
};

const posted = () => ({ headers: {}, body: '{}', signal: AbortSignal.timeout(5_000) });

describe('createPost', () => {
  it.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
  ])('accepts %s and reads it', async (coding, compress) => {
    const { url } = await start((request, response) => {
      expect(request.headers['accept-encoding']).toContain(coding);
      response.writeHead(200, { 'content-encoding': coding }).end(compress('Größe'));
    });
    expect(await createPost()(url, posted())).toMatchObject({ status: 200, text: 'Größe' });
  });

  it.each([
    ['two codings in one header', 'gzip, br', brotliCompressSync(gzipSync('A'))],
    ['a coding in capitals with blanks', ' GZIP ', gzipSync('A')],
    ['an unknown coding', 'identity', 'A'],
    ['a coding named like a property of every object', 'constructor', 'A'],
    ['a coding named like the prototype', '__proto__', 'A'],
  ])('reads a body with %s', async (_, coding, body) => {
    const { url } = await start((_request, response) => {
      response.writeHead(200, { 'content-encoding': coding }).end(body);
    });
    expect((await createPost()(url, posted())).text).toBe('A');
  });

  it.each(['gzip', 'deflate', 'br'])(
    'reads a body of no bytes as empty, whatever the coding: %s',
    async (coding) => {
      const { url } = await start((_, response) => {
        response.writeHead(204, { 'content-encoding': coding }).end();
      });
      expect(await createPost()(url, posted())).toMatchObject({ status: 204, text: '' });
    },
  );

  it.each(['gzip', 'deflate', 'br'])('fails on a body that is not %s', async (coding) => {
    const { url } = await start((_, response) => {
      response.writeHead(200, { 'content-encoding': coding }).end('{"choices": [], "padding": "plain text"}');
    });
    await expect(createPost()(url, posted())).rejects.toThrow();
  });

  it('does not unpack a small body into an endless one', async () => {
    const bomb = gzipSync(Buffer.alloc(40 * 1024 ** 2));
    const { url } = await start((_, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
    });
    await expect(createPost()(url, posted())).rejects.toThrow('larger than 4 MiB');
  });

  it('sends one request after another over the same connection', async () => {
    const { url, connections } = await start((request, response) => {
      request.resume().on('end', () => response.end('A'));
    });
    const post = createPost();
    for (let count = 0; count < 3; count += 1) await post(url, posted());
    expect(connections()).toBe(1);
  });

  it('sends the length in bytes of a body with multibyte characters', async () => {
    const { url } = await start(async (request, response) => {
      const chunks = await request.toArray();
      response.end(`${request.headers['content-length']} ${Buffer.concat(chunks)}`);
    });
    expect((await createPost()(url, { ...posted(), body: 'Größe' })).text).toBe('7 Größe');
  });

  it('fails on a server that switches protocols', async () => {
    const switching = 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    const { url } = await startTcp(switching);
    await expect(createPost()(url, posted())).rejects.toThrow('HTTP 101');
  });

  it('fails on a server that closes the connection without a word', async () => {
    const { url } = await start((request) => request.socket.end());
    await expect(createPost()(url, posted())).rejects.toThrow();
  });

  it.each(['identity', 'gzip'])(
    'stops in the middle of a body when the signal aborts: %s',
    async (coding) => {
      const abort = new AbortController();
      const { url } = await start((_, response) => {
        response
          .writeHead(200, { 'content-encoding': coding })
          .write(coding === 'gzip' ? gzipSync('A') : 'A');
        setTimeout(() => abort.abort(), 50);
      });
      await expect(createPost()(url, { ...posted(), signal: abort.signal })).rejects.toThrow();
    },
  );

  it.each([1, 2])(
    'fails when the server closes a kept connection instead of answering on it: call %i',
    async (call) => {
      let calls = 0;
      const { url } = await start((request, response) => {
        calls += 1;
        if (calls > call) request.socket.destroy();
        else request.resume().on('end', () => response.end('A'));
      });
      const post = createPost();
      for (let count = 0; count < call; count += 1) expect((await post(url, posted())).text).toBe('A');
      await expect(post(url, posted())).rejects.toThrow();
    },
  );
});
