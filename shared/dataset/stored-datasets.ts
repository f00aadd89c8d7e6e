import * as z from 'zod';
import { recordOf } from '../basics/record-of.ts';
import { caseKeyOf } from '../case/case-key.ts';
import { datasetKeys, prefixes } from '../storage/keys.ts';
import { type ObjectStore, PreconditionFailedError } from '../storage/object-store.ts';
import { parseStored } from '../storage/parse-stored.ts';
import { schemaVersion } from '../storage/schema-version.ts';
import { hubOriginSchema } from './hub-origin.ts';
import { imageFileSchema } from './manifest-image.ts';

const digestSchema = z.string().regex(/^[0-9a-f]{64}$/, 'must be 64 hex digits');

const manifestCaseSchema = z.object({
  caseId: z.string(),
  caseKey: z.string(),
  /** `Level1` of the case, empty when the data name none. */
  chapter: z.string().default(''),
  questions: z.number().int(),
  /** Total bytes of its stored images, each counted once. */
  imageBytes: z.number().int(),
});

/** Rows and results go by the key: no two cases may share one. */
const checkKeys = (cases: readonly z.infer<typeof manifestCaseSchema>[], context: z.RefinementCtx): void => {
  const seen = new Set<string>();
  for (const { caseId, caseKey } of cases) {
    if (caseKey !== caseKeyOf(caseId))
      context.addIssue({ code: 'custom', message: `case ${caseId} has the key ${caseKey}` });
    if (seen.has(caseKey)) context.addIssue({ code: 'custom', message: `two cases have the key ${caseKey}` });
    seen.add(caseKey);
  }
};

export const manifestCasesSchema = z.array(manifestCaseSchema).superRefine(checkKeys);

/** The result of dataset preparation: the cases in dataset order and every image once. */
export const manifestSchema = z.object({
  schema: schemaVersion,
  digest: digestSchema,
  cases: manifestCasesSchema,
  images: recordOf(imageFileSchema),
  /** Whether images were prepared as well: only then can their bytes be sent. */
  withImages: z.boolean(),
  warnings: z.array(z.string()),
});
export type DatasetManifest = z.infer<typeof manifestSchema>;
export type ManifestCase = z.infer<typeof manifestCaseSchema>;

const datasetNameSchema = z.object({
  digest: digestSchema,
  /** Absent for a user's own files. */
  origin: hubOriginSchema.optional(),
});
/** What a dataset's name currently points to. */
export type DatasetName = z.infer<typeof datasetNameSchema>;

/** Undefined when the bucket does not have the name. */
export const loadDatasetName = async (
  objects: ObjectStore,
  name: string,
): Promise<DatasetName | undefined> => {
  const object = await objects.get(datasetKeys.name(name));
  return object && parseStored(object, datasetNameSchema);
};

/** Every dataset name in the bucket, sorted; of somebody else's object in that folder, the rest of its key. */
export const listDatasetNames = async (objects: Pick<ObjectStore, 'list'>): Promise<string[]> => {
  const names: string[] = [];
  for await (const key of objects.list(prefixes.datasetNames)) {
    const name = key.slice(prefixes.datasetNames.length).replace(/\.json$/, '');
    // The folder itself, as some tools mark it.
    if (name !== '') names.push(name);
  }
  return names;
};

/** The digest that a dataset name currently points to, undefined when the bucket does not have the name. */
export const loadDatasetDigest = async (objects: ObjectStore, name: string): Promise<string | undefined> =>
  (await loadDatasetName(objects, name))?.digest;

/** Makes a name point to a dataset, wherever it pointed before: only `dataset add` may. */
export const saveDatasetName = async (
  objects: ObjectStore,
  name: string,
  named: DatasetName,
): Promise<void> => {
  await objects.put(datasetKeys.name(name), nameJson(named), { contentType: 'application/json' });
};

/** Makes a free name point to a dataset. A taken one stays: others may use it, at this very moment too. */
export const claimDatasetName = async (
  objects: ObjectStore,
  name: string,
  named: DatasetName,
): Promise<void> => {
  try {
    await objects.put(datasetKeys.name(name), nameJson(named), {
      contentType: 'application/json',
      condition: 'absent',
    });
  } catch (error) {
    if (!(error instanceof PreconditionFailedError)) throw error;
  }
};

const nameJson = ({ digest, origin }: DatasetName): string => JSON.stringify({ digest, origin });

export const loadManifest = async (
  objects: Pick<ObjectStore, 'get'>,
  digest: string,
): Promise<DatasetManifest | undefined> => {
  const object = await objects.get(datasetKeys.manifest(digest));
  return object && parseStored(object, manifestSchema);
};
