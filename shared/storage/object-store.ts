import { constants } from 'node:buffer';
import { InputError } from '../basics/input-error.ts';
import { UnreadableError } from './unreadable-error.ts';

/** What this project needs of its one bucket. Keys are relative to it. */
export interface ObjectStore {
  /** Undefined when there is no such object (or version). */
  get(key: string, versionId?: string): Promise<StoredObject | undefined>;
  /** @throws {PreconditionFailedError} when `condition` does not hold */
  put(key: string, body: string | Uint8Array, options?: PutOptions): Promise<PutResult>;
  /** Begins an object of unknown length. */
  openWriter(key: string, contentType: string): ObjectWriter;
  exists(key: string): Promise<boolean>;
  /** Every key that begins with `prefix`, sorted. */
  list(prefix: string): AsyncIterable<string>;
}

/** Takes an object piece by piece. Readers see nothing until it is finished; one that is disposed of before is given up. */
export interface ObjectWriter extends AsyncDisposable {
  write(piece: string | Uint8Array): Promise<void>;
  /** @param head comes before all pieces, for what is known only after them */
  finish(head?: string): Promise<void>;
}

export interface StoredObject {
  readonly bytes: Uint8Array;
  readonly etag: string;
  /** Where it was read, for messages: bucket and key, and the version if one was asked for. */
  readonly location: string;
}

export interface PutOptions {
  readonly contentType?: string;
  /** `absent`: only when there is no object yet; an ETag: only over that very object. */
  readonly condition?: 'absent' | { readonly etag: string };
}

export interface PutResult {
  readonly etag: string;
  readonly versionId: string;
}

/** Thrown when a conditional put finds another object than it expected. */
export class PreconditionFailedError extends Error {
  override readonly name = 'PreconditionFailed';
}

/**
 * @throws {UnreadableError} for bytes that are not UTF-8: no character is replaced silently
 * {InputError} for more than one text can hold, such as the results of 100,000 cases
 */
export const textOf = ({ bytes, location }: StoredObject): string => {
  if (bytes.byteLength > constants.MAX_STRING_LENGTH)
    throw new InputError(
      `${location} has ${Math.round(bytes.byteLength / 1e6)} MB, which is more than can be read at once. Copy it with \`aws s3 cp\`; results can be read line by line from the results.jsonl.gz beside them.`,
    );
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableError(location, 'it is not UTF-8');
  }
};
