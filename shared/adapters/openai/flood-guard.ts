import type { ClientRequest } from 'node:http';
import { OversizedBodyError } from './read-body.ts';

/** Servers send one or two, a slow one perhaps one every few seconds. */
const maxInterim = 1_000;

/** How Node's parser names headers, trailers and chunk extensions of more than 16 KiB. */
const overflows: ReadonlySet<string> = new Set(['HPE_HEADER_OVERFLOW', 'HPE_CHUNK_EXTENSIONS_OVERFLOW']);

/**
 * Ends an exchange that floods its caller outside of the body, and rejects then; else it never settles. Such a response
 * would come again, and a flood of interim responses takes a worker's CPU from all of its conversations.
 */
export const refuseFloods = (sent: ClientRequest): Promise<never> =>
  new Promise((_, reject) => {
    sent.on('error', ({ code = '' }: NodeJS.ErrnoException) => {
      if (overflows.has(code)) reject(new OversizedBodyError('the response has more than 16 KiB of headers'));
    });
    let interim = 0;
    sent.on('information', () => {
      interim += 1;
      if (interim <= maxInterim) return;
      reject(new OversizedBodyError(`the response begins with more than ${maxInterim} interim ones`));
      sent.destroy();
    });
  });
