import { createServer } from 'node:net';
import { InputError } from '../../shared/basics/input-error.ts';

interface Address {
  readonly host: string;
  readonly port: number;
}

/** Where this machine reaches a server that listens there: an address for all interfaces is not one to connect to. */
export const baseUrlOf = ({ host, port }: Address): string => {
  const reached =
    { '0.0.0.0': '127.0.0.1', '::': '[::1]' }[host] ?? (host.includes(':') ? `[${host}]` : host);
  return `http://${reached}:${port}/v1`;
};

/** @throws {InputError} when somebody listens there, or nobody on this machine can */
export const checkPortFree = ({ host, port }: Address): Promise<void> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new InputError(
          error.code === 'EADDRINUSE'
            ? `--port: ${host}:${port} is in use. Stop what listens there, or choose another port.`
            : `--host, --port: nothing can listen on ${host}:${port} (${error.message}).`,
        ),
      );
    });
    probe.listen({ host, port }, () => probe.close(() => resolve()));
  });
