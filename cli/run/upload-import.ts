import { sha256 } from '../../shared/basics/sha256.ts';
import { importKey } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';

/** Stores a results file for a run to begin with; returns its key, which names its content. */
export const uploadImport = async (file: string, objects: ObjectStore): Promise<string> => {
  const key = importKey(sha256(file));
  await objects.put(key, file, { contentType: 'application/json' });
  return key;
};
