import { createServer } from 'node:net';
import { InputError, type InputIssue } from '../../shared/basics/input-error.ts';

interface Address {
  readonly host: string;
  readonly port: number;
}

const reachedAt: ReadonlyMap<string, string> = new Map([
  ['0.0.0.0', '127.0.0.1'],
  ['::', '[::1]'],
]);

/** Where this machine reaches a server that listens there: nobody can connect to the address for all interfaces. */
export const baseUrlOf = ({ host, port }: Address): string => {
  const reached = reachedAt.get(host) ?? (host.includes(':') ? `[${host}]` : host);
  return `http://${reached}:${port}/v1`;
};

/** What is wrong with `--port` when something listens there already. */
export const portTaken = ({ host, port }: Address): InputIssue => ({
  path: ['port'],
  message: `${host}:${port} is in use. Stop the process that uses it, or choose another port`,
});

/** @throws {InputError} when the port is taken, or this machine cannot listen there */
export const checkPortFree = ({ host, port }: Address): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new InputError([
          error.code === 'EADDRINUSE'
            ? portTaken({ host, port })
            : { path: ['host'], message: `cannot listen on ${host}:${port} (${error.message})` },
        ]),
      );
    });
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
