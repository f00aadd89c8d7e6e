import type { ObjectStore } from './object-store.ts';

/** Stores a value as JSON. */
export const putJson = (
  objects: Pick<ObjectStore, 'put'>,
  key: string,
  value: unknown,
): ReturnType<ObjectStore['put']> =>
  objects.put(key, JSON.stringify(value), { contentType: 'application/json' });
