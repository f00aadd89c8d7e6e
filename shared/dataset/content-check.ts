import { createHash } from 'node:crypto';
import type { HubFile } from './hub.ts';
import { HubError } from './hub-error.ts';

/** Compares bytes, as they arrive, with what the hub lists for a file. */
export interface ContentCheck {
  update(bytes: Uint8Array): void;
  /** More has arrived than is listed: reading on, perhaps without end, cannot make it match. */
  readonly isTooLong: boolean;
  /** Once, after the last byte. */
  matches(): boolean;
}

/** Git hashes a blob behind a header (https://git-scm.com/book/en/v2/Git-Internals-Git-Objects). */
export const createContentCheck = ({ bytes, checksum }: HubFile): ContentCheck => {
  const hash = createHash(checksum.algorithm === 'sha256' ? 'sha256' : 'sha1');
  if (checksum.algorithm === 'git-blob') hash.update(`blob ${bytes}\0`);
  let seen = 0;
  return {
    update: (part) => {
      seen += part.length;
      hash.update(part);
    },
    get isTooLong() {
      return seen > bytes;
    },
    matches: () => hash.digest('hex') === checksum.hex && seen === bytes,
  };
};

/** The error for a downloaded file that does not match. */
export const mismatch = ({ path }: HubFile): HubError =>
  new HubError(
    `${path}: the downloaded file does not have the checksum that the hub lists and was discarded. Try again; if this keeps happening, tell the dataset's owner.`,
    { reason: 'corrupt' },
  );
