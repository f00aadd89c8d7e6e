import { describe, expect, test } from 'vitest';
import { isTooDeep, parseJson } from '../../../shared/basics/parse-json.ts';

const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

describe('parseJson', () => {
  test.each([
    ['no JSON', '{"a":', undefined],
    ['an object', '{"a":[1]}', { a: [1] }],
    ['brackets in a text', JSON.stringify('['.repeat(300_000)), '['.repeat(300_000)],
    ['escaped quotes before brackets', JSON.stringify(`"\\"${'{'.repeat(300)}`), `"\\"${'{'.repeat(300)}`],
  ])('reads %s', (_, text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  test('reads what is nested 200 levels deep, and nothing that is deeper', () => {
    expect(parseJson(nested(200))).toBeInstanceOf(Array);
    expect(parseJson(nested(201))).toBeUndefined();
    expect(parseJson(`{"a":${nested(1e6)}}`)).toBeUndefined();
  });

  test('reads a hundred thousand objects, and no more', () => {
    expect(parseJson(`[${'{},'.repeat(99_998)}{}]`)).toHaveLength(99_999);
    expect(parseJson(`[${'{},'.repeat(99_999)}{}]`)).toBeUndefined();
  });
});

test('a file may have any number of objects, but not be nested any deeper', () => {
  expect(isTooDeep(`[${'{},'.repeat(1e6)}{}]`)).toBe(false);
  expect(isTooDeep(nested(201))).toBe(true);
});
