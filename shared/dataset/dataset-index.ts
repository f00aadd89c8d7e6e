import * as z from 'zod';
import { parseJson } from '../basics/parse-json.ts';
import { datasetKeys } from '../storage/keys.ts';
import { type ObjectStore, type StoredObject, textOf } from '../storage/object-store.ts';
import { parseAt, parseStoredText } from '../storage/parse-stored.ts';
import { UnreadableError } from '../storage/unreadable-error.ts';
import {
  type DatasetManifest,
  loadManifest,
  manifestCasesSchema,
  manifestSchema,
} from './stored-datasets.ts';

/** What runs need to know of a dataset as a whole: its manifest without the images, of which there are many more. */
export type DatasetIndex = Omit<DatasetManifest, 'images'>;

const headSchema = manifestSchema
  .pick({ schema: true, digest: true, withImages: true, warnings: true })
  .extend({
    /** An index that was cut off between two lines lacks some. */
    cases: z.number().int(),
  });

/** The index as the bucket has it: a line about the dataset, then one for each case. */
export const datasetIndexText = ({ schema, digest, withImages, warnings, cases }: DatasetIndex): string =>
  [{ schema, digest, withImages, warnings, cases: cases.length }, ...cases]
    .map((line) => JSON.stringify(line))
    .join('\n');

/**
 * Undefined if the bucket does not have the dataset. Of one that was stored before datasets had an index (November 2026),
 * the manifest says the same.
 * @throws {UnreadableError}
 */
export const loadDatasetIndex = async (
  objects: Pick<ObjectStore, 'get'>,
  digest: string,
): Promise<DatasetIndex | undefined> => {
  const object = await objects.get(datasetKeys.index(digest));
  return object ? parseIndex(object) : loadManifest(objects, digest);
};

const parseIndex = (object: StoredObject): DatasetIndex => {
  const [first = '', ...lines] = textOf(object).split('\n');
  const { cases: count, ...head } = parseStoredText(object.location, first, headSchema);
  if (lines.length !== count)
    throw new UnreadableError(object.location, `it lists ${lines.length} of ${count} cases`);
  return { ...head, cases: parseAt(object.location, lines.map(parseJson), manifestCasesSchema) };
};
