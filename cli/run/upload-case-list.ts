import { sha256 } from '../../shared/basics/sha256.ts';
import { maxInlineCases, type SelectionInput } from '../../shared/run/selection.ts';
import { importKey } from '../../shared/storage/keys.ts';
import type { ObjectStore } from '../../shared/storage/object-store.ts';

/**
 * A selection as an execution's input may hold it, which has 256 KiB in all: a long list of ids is stored in the bucket,
 * under its content, and named by its key.
 */
export const uploadCaseList = async (
  { cases = [], ...selection }: SelectionInput,
  objects: Pick<ObjectStore, 'put'>,
): Promise<SelectionInput> => {
  if (cases.length <= maxInlineCases) return cases.length > 0 ? { ...selection, cases } : selection;
  const text = JSON.stringify(cases);
  const casesKey = importKey(sha256(text));
  await objects.put(casesKey, text, { contentType: 'application/json' });
  return { ...selection, casesKey };
};
