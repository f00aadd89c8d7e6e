import { createHash } from 'node:crypto';
import { objectLocation } from '../../storage/object-location.ts';
import {
  type ObjectStore,
  PreconditionFailedError,
  type PutOptions,
  type StoredObject,
} from '../../storage/object-store.ts';

export interface MemoryObjectStore extends ObjectStore {
  /** Every key that holds an object, sorted. */
  keys(): string[];
}

/** A versioned bucket in memory. As in S3 an ETag is the content's MD5: the same bytes have the same one. */
export const createMemoryObjectStore = (): MemoryObjectStore => {
  const versions = new Map<string, Omit<StoredObject, 'location'>[]>();
  const latest = (key: string) => versions.get(key)?.at(-1);
  const add = (key: string, bytes: Uint8Array) => {
    const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
    const kept = [...(versions.get(key) ?? []), { bytes, etag }];
    versions.set(key, kept);
    return { etag, versionId: `v${kept.length}` };
  };
  return {
    keys: () => [...versions.keys()].sort(),
    get: async (key, versionId) => {
      const object =
        versionId === undefined ? latest(key) : versions.get(key)?.[Number(versionId.slice(1)) - 1];
      return object && { ...object, location: objectLocation('memory', key, versionId) };
    },
    put: async (key, body, options = {}) => {
      if (!holds(options, latest(key)))
        throw new PreconditionFailedError(`${key} has changed since it was read.`);
      return add(key, typeof body === 'string' ? Buffer.from(body) : Uint8Array.from(body));
    },
    openWriter: (key) => {
      const pieces: Uint8Array[] = [];
      return {
        write: async (piece) => {
          pieces.push(Buffer.from(piece));
        },
        finish: async (head = '') => {
          add(key, Buffer.concat([Buffer.from(head), ...pieces]));
        },
        [Symbol.asyncDispose]: async () => undefined,
      };
    },
    exists: async (key) => versions.has(key),
    list: async function* (prefix) {
      yield* [...versions.keys()].filter((key) => key.startsWith(prefix)).sort();
    },
  };
};

const holds = ({ condition }: PutOptions, current: Pick<StoredObject, 'etag'> | undefined): boolean => {
  if (condition === undefined) return true;
  return condition === 'absent' ? current === undefined : current?.etag === condition.etag;
};
