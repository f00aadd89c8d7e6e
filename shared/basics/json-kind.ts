/** What messages call a type of JSON, by zod's and JavaScript's names. */
const words: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const typeWord = (type: string): string => words[type] ?? type;

/** What messages call a value's type: `a list`; `true`, `false` and `null` are themselves. */
export const kindOf = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return String(value);
  return typeWord(Array.isArray(value) ? 'array' : typeof value);
};

/** @param expected a type by zod's name */
export const wrongType = (expected: string, found: unknown): string =>
  `must be ${typeWord(expected)}, but is ${kindOf(found)}`;
