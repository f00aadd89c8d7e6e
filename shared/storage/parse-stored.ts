import type * as z from 'zod';
import { firstIssues } from '../basics/first-issues.ts';
import { parseJson } from '../basics/parse-json.ts';
import { type StoredObject, textOf } from './object-store.ts';
import { UnreadableError } from './unreadable-error.ts';

/** @throws {UnreadableError} naming the object, when it is not JSON of this shape */
export const parseStored = <Schema extends z.ZodType>(
  object: StoredObject,
  schema: Schema,
): z.output<Schema> => {
  const text = textOf(object);
  if (text.trim() === '') throw new UnreadableError(object.location, 'it is empty');
  const value = parseJson(text);
  if (value === undefined)
    throw new UnreadableError(object.location, 'it is not JSON; it may have been cut off');
  return parseAt(object.location, value, schema);
};

/** @param place the object or row that the value came from. @throws {UnreadableError} naming it */
export const parseAt = <Schema extends z.ZodType>(
  place: string,
  value: unknown,
  schema: Schema,
): z.output<Schema> => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new UnreadableError(
    place,
    `it has another form than this evaluator writes (${firstIssues(parsed.error)})`,
  );
};
