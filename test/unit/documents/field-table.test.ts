import { expect, test } from 'vitest';
import * as z from 'zod';
import { evalCaseSchema } from '../../../shared/case/eval-case.ts';
import { readCheckout } from '../../support/documents/checkout-files.ts';

/** Names of all fields of a JSON schema, those of objects inside it included. */
const fieldsOf = (schema: unknown): string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  const own =
    'properties' in schema && typeof schema.properties === 'object'
      ? Object.keys(schema.properties ?? {})
      : [];
  return [...own, ...Object.values(schema).flatMap(fieldsOf)];
};

test('the case of docs/data.md is a case', () => {
  const [example = ''] = /(?<=^```json\n)[\s\S]*?(?=^```)/m.exec(readCheckout('docs/data.md')) ?? [];
  expect(evalCaseSchema.safeParse(JSON.parse(example)).success).toBe(true);
});

test("the field table of docs/data.md has the schema's fields", () => {
  const [, section = ''] = readCheckout('docs/data.md').split('### Fields');
  const rows = [...(section.split('### Checks')[0] ?? '').matchAll(/^\| (`[^|]+) \|/gm)];
  const described = rows.flatMap(([, names = '']) => names.replaceAll('`', '').split(/, |\./));
  expect(new Set(described)).toEqual(new Set(fieldsOf(z.toJSONSchema(evalCaseSchema, { io: 'input' }))));
});
