import { createHash } from 'node:crypto';

/** The digest in hex. */
export const sha256 = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');
