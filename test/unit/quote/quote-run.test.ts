import { expect, test } from 'vitest';
import { caseLoad } from '../../../shared/quote/case-load.ts';
import { quoteRun } from '../../../shared/quote/quote-run.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { makeIdentity, makeSettings } from '../../../tools/made-up/factories.ts';

const quoteOf = async (cases: number, overrides: Parameters<typeof makeIdentity>[0] = {}) => {
  const read: string[] = [];
  const quote = await quoteRun(
    {
      identity: makeIdentity(overrides),
      settings: makeSettings({ prices: { input: 1, output: 1 } }),
      caseKeys: Array.from({ length: cases }, (_, index) => String(90_000_001 + index)),
      earlier: [],
    },
    async (pmc) => {
      read.push(pmc);
      return { evalCase: aCase({ pmc, questions: 3 }).parsed(), images: {} };
    },
  );
  return { quote, read };
};

test('every turn is sent again with each later question of its case', async () => {
  const evalCase = aCase({ questions: 3 }).parsed();
  const { turns } = caseLoad(evalCase, { mode: 'url', images: {} });
  const [first = 0, second = 0, third = 0] = turns.map(({ textTokens }) => textTokens + 4);
  const replies = 3 * 5;
  const { quote } = await quoteOf(1);
  expect(quote).toMatchObject({ cases: 1, requests: 3, pictures: 0 });
  expect(quote.inputTokens.low).toBe(Math.round(0.9 * (3 * first + 2 * second + third) + replies));
});

test('reasoning that is sent again counts as input', async () => {
  const [text, reasoning] = [await quoteOf(1), await quoteOf(1, { api: 'responses', history: 'reasoning' })];
  const more = reasoning.quote.inputTokens.high - text.quote.inputTokens.high;
  // Of 5,000 tokens instead of 1,000, sent again with the second question and twice with the third.
  expect(more).toBe(3 * 4_000);
});

test("a reply's budget bounds what is expected of it, however the API calls it", async () => {
  for (const name of ['max_tokens', 'max_completion_tokens', 'max_output_tokens'])
    expect((await quoteOf(1, { parameters: { [name]: 100 } })).quote.outputTokens.high).toBe(300);
});

test('of a large dataset, 2,000 cases at most are read, and stand for the others', async () => {
  const { quote, read } = await quoteOf(5_000);
  expect(quote).toMatchObject({ cases: 5_000, requests: 15_000 });
  expect(read.length).toBeLessThanOrEqual(2_000);
  expect(new Set(read).size).toBe(read.length);
});
