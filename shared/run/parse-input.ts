import type * as z from 'zod';
import { didYouMean } from '../basics/did-you-mean.ts';
import { InputError, type InputIssue } from '../basics/input-error.ts';
import { plainIssue } from '../basics/plain-issue.ts';

interface Advice {
  /** Every field that an input may have; an unknown one may be a misspelling. */
  readonly fields?: readonly string[];
  readonly example?: object;
}

/** @throws {InputError} with an issue for every field that cannot be used */
export const parseInput = <Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  { fields = [], example }: Advice = {},
): z.output<Schema> => {
  const parsed = schema.safeParse(input, { error: plainIssue });
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues.flatMap((issue) => inputIssues(issue, fields)),
    { example: example && inWords(example) },
  );
};

/** As a sentence of a cause, in which Step Functions would escape the quotes of JSON. */
const inWords = (example: object): string =>
  `${Object.entries(example)
    .map(([name, value]) => `${name} = ${String(value)}`)
    .join(', ')}.`;

/** An unknown field is an issue of its own, which names the field that may be meant. */
const inputIssues = (issue: z.core.$ZodIssue, fields: readonly string[]): InputIssue[] => {
  const path = issue.path.map(String);
  if (issue.code === 'invalid_type' && path.length === 0)
    return [{ path, message: `the input ${issue.message}` }];
  if (issue.code !== 'unrecognized_keys' || path.length > 0) return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({
    path: [key],
    message: `is no field of an input${didYouMean(key, fields)}`,
  }));
};
