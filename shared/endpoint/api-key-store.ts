import type { StoredKey } from './api-key.ts';

/** Keys of model endpoints, in Secrets Manager and Systems Manager; `keyPlaceOf` says which name is kept where. */
export interface ApiKeyStore {
  /**
   * The text of a stored key.
   * @throws {ApiKeyError} when there is none, or this process may not read it
   */
  load(name: string): Promise<string>;
  /** Creates the key, or replaces it. Returns its full name. */
  save(name: string, stored: StoredKey): Promise<string>;
  /** Names and hosts, read from descriptions and never from the keys; no hosts where a description names none. */
  list(): AsyncIterable<ListedKey>;
}

export interface ListedKey {
  readonly name: string;
  readonly hosts: readonly string[] | undefined;
}
