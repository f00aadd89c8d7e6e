import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { InputError } from '../../shared/basics/input-error.ts';
import { portTaken } from '../serve/server-address.ts';
import type { Library } from './library/library.ts';
import { createViewApp } from './view-app.ts';

/** Loopback only: the pages have no password. */
const host = '127.0.0.1';

export interface ServedView extends AsyncDisposable {
  readonly address: string;
}

/**
 * Serves the pages until it is disposed of.
 * @param port 0 for any that is free
 * @throws {InputError} when the port cannot be listened on
 */
export const serveView = async (library: Library, port: number): Promise<ServedView> => {
  const server = createAdaptorServer({ fetch: createViewApp(library).fetch }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(portError(port, error)));
    server.listen({ host, port }, resolve);
  });
  return {
    address: `http://${host}:${(server.address() as AddressInfo).port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const portError = (port: number, error: NodeJS.ErrnoException): InputError => {
  const unusable = { path: ['port'], message: `cannot listen on ${host}:${port} (${error.message})` };
  const issue = error.code === 'EADDRINUSE' ? portTaken({ host, port }) : unusable;
  return new InputError([issue], { cause: error });
};
