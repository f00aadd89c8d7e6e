import * as z from 'zod';

/** Values of `-c` flags are text, those of JSON files have types: both are accepted. */

export const flag = z.preprocess(
  (value) => (value === 'true' ? true : value === 'false' ? false : value),
  z.boolean(),
);

export const count = (numbers: z.ZodType<number, number> = z.int()) =>
  z
    .union([z.number(), z.string().regex(/^\d{1,9}$/, 'must be a whole number')], 'must be a whole number')
    .transform(Number)
    .pipe(numbers);

/** E.g. `a,b`, or a list. */
export const list = <Item extends z.ZodType>(item: Item) =>
  z.preprocess((value) => (typeof value === 'string' ? commaSeparated(value) : value), z.array(item));

/** E.g. `a=1,b=2`, or an object. */
export const pairs = z.preprocess(
  (value) => (typeof value === 'string' ? Object.fromEntries(commaSeparated(value).map(pairOf)) : value),
  z.record(z.string().min(1).max(128), z.string('must be name=value pairs').max(256)),
);

const commaSeparated = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Without a `=` there is no value, which the schema reports. */
const pairOf = (text: string): [string, string | undefined] => {
  const [name = '', ...rest] = text.split('=');
  return [name.trim(), rest.length === 0 ? undefined : rest.join('=').trim()];
};
