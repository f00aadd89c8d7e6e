import { describe, expect, test } from 'vitest';
import { extractStrict } from '../../../shared/answer/extract-strict.ts';
import { guards } from '../../../shared/answer/strict/guards/all-guards.ts';
import { rules } from '../../../shared/answer/strict/rules/all-rules.ts';

const letters = [...'ABCDEFGHIJ'];

describe('the rules of the strict extractor', () => {
  test('have names that differ', () => {
    const ids = rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(rules)(
    '$id reads its examples and ignores its near misses',
    ({ id, reads, ignores, options = letters }) => {
      expect(reads).not.toEqual([]);
      expect(ignores).not.toEqual([]);
      const ruleOf = (reply: string) => extractStrict(reply, options).rule;
      expect(reads.map((reply) => [reply, ruleOf(reply)])).toEqual(reads.map((reply) => [reply, id]));
      expect(ignores.filter((reply) => ruleOf(reply) === id)).toEqual([]);
    },
  );
});

describe('the guards of the strict extractor', () => {
  test('have names that differ', () => {
    const ids = guards.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test.each(guards)('$id strikes in its examples', ({ id, vetoes, strikes }) => {
    expect(vetoes).not.toEqual([]);
    expect(strikes).not.toEqual([]);
    const struck = strikes.filter((reply) =>
      extractStrict(reply, letters).vetoes.some(({ guard }) => guard === id),
    );
    expect(struck).toEqual(strikes);
  });
});
