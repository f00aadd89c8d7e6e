import * as z from 'zod';
import { ownValue } from '../basics/own-value.ts';
import { recordOf } from '../basics/record-of.ts';
import { type EvalCase, evalCaseSchema } from '../case/eval-case.ts';
import { datasetKeys } from '../storage/keys.ts';
import { type ObjectStore, type StoredObject, textOf } from '../storage/object-store.ts';
import { parseStoredText } from '../storage/parse-stored.ts';
import { imageFileSchema, type ManifestImage } from './manifest-image.ts';

/** What is known of the images that a case names, by their names in its data. */
export type CaseImages = Readonly<Record<string, ManifestImage>>;

export interface StoredCase {
  readonly evalCase: EvalCase;
  /** Undefined in datasets that were stored before cases carried it: their manifest has it. */
  readonly images?: CaseImages;
}

const secondLineSchema = z.object({ images: recordOf(imageFileSchema) });

/**
 * A case as the bucket has it: its line, exactly as in the dataset's file, and a second line that says what requests
 * need of its images, so that nobody has to load the manifest of a large dataset for one case.
 * @param files the images that the case names
 */
export const storedCaseText = (line: string, files: readonly string[], images: CaseImages): string => {
  const own = files.flatMap((file) => {
    const image = ownValue(images, file);
    return image ? [[file, image] as const] : [];
  });
  return `${line}\n${JSON.stringify({ images: Object.fromEntries(own) })}`;
};

const linesOf = (object: StoredObject): { readonly first: string; readonly second: string | undefined } => {
  const text = textOf(object);
  const end = text.indexOf('\n');
  return end < 0
    ? { first: text, second: undefined }
    : { first: text.slice(0, end), second: text.slice(end) };
};

/** The line of the dataset's file. */
export const lineOfStoredCase = (object: StoredObject): string => linesOf(object).first;

/** @throws {UnreadableError} */
export const loadStoredCase = async (
  objects: Pick<ObjectStore, 'get'>,
  digest: string,
  caseKey: string,
): Promise<StoredCase> => {
  const key = datasetKeys.case(digest, caseKey);
  const object = await objects.get(key);
  if (!object) throw new Error(`Dataset ${digest} has no object ${key}, although its manifest lists it.`);
  const { first, second } = linesOf(object);
  const evalCase = parseStoredText(object.location, first, evalCaseSchema);
  if (second === undefined) return { evalCase };
  return { evalCase, images: parseStoredText(object.location, second, secondLineSchema).images };
};

export const loadCase = async (...place: Parameters<typeof loadStoredCase>): Promise<EvalCase> =>
  (await loadStoredCase(...place)).evalCase;
