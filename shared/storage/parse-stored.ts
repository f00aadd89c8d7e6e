import type * as z from 'zod';
import { firstIssues } from '../basics/first-issues.ts';
import { parseJson } from '../basics/parse-json.ts';
import { type StoredObject, textOf } from './object-store.ts';
import { currentSchema, isFromNewerVersion } from './schema-version.ts';
import { UnreadableError } from './unreadable-error.ts';

/** @throws {UnreadableError} naming the object, when it is not JSON of this shape */
export const parseStored = <Schema extends z.ZodType>(
  object: StoredObject,
  schema: Schema,
): z.output<Schema> => {
  return parseStoredText(object.location, textOf(object), schema);
};

/** @param place the object that the text came from. @throws {UnreadableError} naming it */
export const parseStoredText = <Schema extends z.ZodType>(
  place: string,
  text: string,
  schema: Schema,
): z.output<Schema> => {
  if (text.trim() === '') throw new UnreadableError(place, 'it is empty');
  const value = parseJson(text);
  if (value === undefined) throw new UnreadableError(place, 'it is not JSON; it may have been cut off');
  return parseAt(place, value, schema);
};

const writtenByNewer = (value: unknown): string =>
  `a newer version of this evaluator wrote it (schema ${Reflect.get(Object(value), 'schema')}; this version reads up to ${currentSchema})`;

const updateFirst = 'Update this checkout, and deploy it again if it was a function that could not read it.';

/** @param place the object or row that the value came from. @throws {UnreadableError} naming it */
export const parseAt = <Schema extends z.ZodType>(
  place: string,
  value: unknown,
  schema: Schema,
): z.output<Schema> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  if (isFromNewerVersion(parsed.error)) throw new UnreadableError(place, writtenByNewer(value), updateFirst);
  throw new UnreadableError(
    place,
    `it has another form than this evaluator writes (${firstIssues(parsed.error)})`,
  );
};
