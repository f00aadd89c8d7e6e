import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countTokens } from 'gpt-tokenizer/encoding/o200k_base';
import { expect, test } from 'vitest';
import { evalCaseSchema } from '../../../shared/case/eval-case.ts';
import { userTurnsOf } from '../../../shared/conversation/conversation.ts';
import { estimateTokens } from '../../../shared/quote/estimate-tokens.ts';

const sample = join(import.meta.dirname, '../../../datasets/sample/sample.jsonl');
const texts = readFileSync(sample, 'utf8')
  .trim()
  .split('\n')
  .map((line) => evalCaseSchema.parse(JSON.parse(line)))
  .flatMap((evalCase) => userTurnsOf(evalCase, { mode: 'url', files: {} }).map(({ text }) => text));

const ratio = (of: readonly string[]): number => {
  const sum = (count: (text: string) => number) => of.reduce((total, text) => total + count(text), 0);
  return sum(estimateTokens) / sum(countTokens);
};

test("the sample dataset's prompts are within 5 % of what a tokenizer counts", () => {
  expect(texts).toHaveLength(66);
  expect(Math.abs(ratio(texts) - 1)).toBeLessThan(0.05);
});

test('no prompt of it is off by more than a fifth', () => {
  for (const text of texts) expect(Math.abs(ratio([text]) - 1)).toBeLessThan(0.2);
});

test.each([
  ['Chinese', '患者，男，45岁，因反复发热三个月入院。胸部CT显示双肺多发结节。'],
  ['Japanese', '患者は45歳の男性で、三か月にわたる発熱のため入院した。'],
  ['a table of numbers', '| Hb | 8.2 | 13.0-17.0 |\n| WBC | 12.45 | 4.0-10.0 |\n'.repeat(5)],
])('%s is within a third', (_what, text) => {
  expect(Math.abs(ratio([text]) - 1)).toBeLessThan(1 / 3);
});
