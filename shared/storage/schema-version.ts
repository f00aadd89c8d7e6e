import * as z from 'zod';

/**
 * The form of what is stored: rows and objects name it as `schema`. Raised when an earlier version of this evaluator
 * would misread them; what is older stays readable.
 * 1 until November 2026, when the cases of a run shared its partition.
 */
export const currentSchema = 2;

/** The field `schema`, which the first rows and objects lack. */
export const schemaVersion = z.number().int().min(1).max(currentSchema).default(1);

/** Whether a value was refused because a newer version of this evaluator wrote it. */
export const isFromNewerVersion = ({ issues }: z.ZodError): boolean =>
  issues.some(({ code, path }) => code === 'too_big' && path.length === 1 && path[0] === 'schema');
