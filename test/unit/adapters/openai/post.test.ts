import { createServer, type RequestListener } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createPost } from '../../../../shared/adapters/openai/post.ts';
import { OversizedBodyError } from '../../../../shared/adapters/openai/read-body.ts';

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

/** A server that sends `answer`, byte for byte, to whatever it receives, its second part without end. */
const startTcp = async (start: string | Uint8Array, forEver: string | Uint8Array = '') => {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    // After an error, a write from its own callback would be called back with the error, and so on without end.
    const goOn = (error?: Error | null) => {
      if (forEver.length > 0 && !error) socket.write(forEver, goOn);
    };
    socket.once('data', () => socket.write(start, goOn));
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

const posted = () => ({ headers: {}, body: Buffer.from('{}'), signal: AbortSignal.timeout(30_000) });

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

  const ok = 'HTTP/1.1 200 OK\r\n';
  const flood = 'a'.repeat(20_000);
  it.each([
    ['one large header', `${ok}x: ${flood}\r\ncontent-length: 0\r\n\r\n`],
    ['thousands of small headers', `${ok}${'x-y: 123456\r\n'.repeat(3_000)}content-length: 0\r\n\r\n`],
    ['headers without end', ok, 'x-y: 123456\r\n'.repeat(500)],
    ['large trailers', `${ok}transfer-encoding: chunked\r\n\r\n1\r\nA\r\n0\r\nx: ${flood}\r\n\r\n`],
    ['a large chunk extension', `${ok}transfer-encoding: chunked\r\n\r\n1;x=${flood}\r\nA\r\n0\r\n\r\n`],
  ])('takes %s for an oversized reply', async (_, start, forEver = '') => {
    const { url } = await startTcp(start, forEver);
    await expect(createPost()(url, posted())).rejects.toThrow(OversizedBodyError);
  });

  it.each(['100 Continue', '102 Processing', '103 Early Hints'])(
    'ends a flood of interim responses, and bears some of them: %s',
    async (status) => {
      const interim = `HTTP/1.1 ${status}\r\n\r\n`;
      const flooded = await startTcp(interim, interim.repeat(500));
      await expect(createPost()(flooded.url, posted())).rejects.toThrow('more than 1000 interim ones');
      const slow = await startTcp(`${interim.repeat(900)}${ok}content-length: 1\r\n\r\nA`);
      expect((await createPost()(slow.url, posted())).text).toBe('A');
    },
  );

  it.each([
    ['blocks', Buffer.from([0, 0, 0, 0xff, 0xff])],
    ['members', gzipSync('')],
  ])('ends a body of gzip %s that decode to nothing, without end', async (kind, empty) => {
    const answerOf = (status: string) => {
      const head = Buffer.from(`HTTP/1.1 ${status}\r\ncontent-encoding: gzip\r\n\r\n`);
      const start = kind === 'blocks' ? gzipSync('').subarray(0, 10) : empty;
      return startTcp(Buffer.concat([head, start]), Buffer.concat(Array<Buffer>(10_000).fill(empty)));
    };
    const reply = await answerOf('200 OK');
    await expect(createPost()(reply.url, posted())).rejects.toThrow(
      'compressed response is larger than 4 MiB',
    );
    const error = await answerOf('500 Internal Server Error');
    expect(await createPost()(error.url, posted())).toMatchObject({ status: 500, text: '' });
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
    expect((await createPost()(url, { ...posted(), body: Buffer.from('Größe') })).text).toBe('7 Größe');
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
