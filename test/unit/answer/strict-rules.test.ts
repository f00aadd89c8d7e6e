import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { extractStrict } from '../../../shared/answer/extract-strict.ts';
import { guards as statementGuards } from '../../../shared/answer/strict/guards/all-guards.ts';
import { builtInGuards } from '../../../shared/answer/strict/guards/built-in-guards.ts';
import { rules } from '../../../shared/answer/strict/rules/all-rules.ts';

const letters = [...'ABCDEFGHIJ'];
const guards = [...statementGuards, ...builtInGuards];

describe('the rules of the strict extractor', () => {
  test('have unique names', () => {
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
  test('have unique names', () => {
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

  test('are all listed, with the rules that they strike', () => {
    const replies = z
      .array(z.looseObject({ reply: z.string() }))
      .parse(JSON.parse(readFileSync(new URL('../../fixtures/strict-corpus.json', import.meta.url), 'utf8')));
    const vetoes = replies.flatMap(({ reply }) => extractStrict(reply, letters).vetoes);
    const isListed = (id: string, list: readonly { readonly id: string }[]) =>
      list.some((one) => one.id === id);
    expect(vetoes.filter(({ guard, rule }) => !isListed(guard, guards) || !isListed(rule, rules))).toEqual(
      [],
    );
  });
});
