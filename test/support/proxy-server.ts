import { createServer, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';

/** A real proxy on loopback. */
export interface ProxyServer extends AsyncDisposable {
  readonly url: string;
  /** The `host:port` of every tunnel and every plain request, in the order of their arrival. */
  readonly asked: readonly string[];
}

/**
 * Tunnels (CONNECT) and forwards plain requests to the places in `routes`, by `host:port`; refuses all others, so that
 * no test reaches the internet.
 * @param routes ports of this machine
 */
export const startProxy = async (routes: Readonly<Record<string, number>> = {}): Promise<ProxyServer> => {
  const asked: string[] = [];
  const server = createServer((incoming, outgoing) => {
    const { host, port, pathname, search } = new URL(incoming.url ?? '', 'http://not-a-proxy-request');
    const place = `${host}${port ? '' : ':80'}`;
    asked.push(place);
    const target = routes[place];
    if (target === undefined) {
      outgoing.writeHead(403).end();
      return;
    }
    const { method, headers } = incoming;
    const forwarded = request({ port: target, path: pathname + search, method, headers }, (response) => {
      outgoing.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(outgoing);
    });
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
  });
  server.on('connect', ({ url: place = '' }, socket) => {
    asked.push(place);
    const target = routes[place];
    socket.on('error', () => undefined);
    if (target === undefined) {
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    const tunnel = connect(target, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      tunnel.pipe(socket).pipe(tunnel);
    });
    tunnel.on('error', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
