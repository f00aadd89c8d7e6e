import { expect, test } from 'vitest';
import { caseLoad } from '../../../shared/quote/case-load.ts';
import { quoteRun } from '../../../shared/quote/quote-run.ts';
import { aCase } from '../../../tools/made-up/a-case.ts';
import { makeIdentity, makeSettings } from '../../../tools/made-up/factories.ts';

const quoteOf = async (
  cases: number,
  overrides: Parameters<typeof makeIdentity>[0] = {},
  settings: Parameters<typeof makeSettings>[0] = { prices: { input: 1, output: 1 } },
) => {
  const read: string[] = [];
  const quote = await quoteRun(
    {
      identity: makeIdentity(overrides),
      settings: makeSettings(settings),
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

test('the flex tier is estimated at its own prices, unless the user gives prices', async () => {
  const identity = { model: 'gpt-5.2', apiBase: 'https://api.openai.com/v1' };
  const usdOf = async (settings: Parameters<typeof makeSettings>[0]) =>
    (await quoteOf(1, identity, settings)).quote.usd ?? { low: 0, high: 0 };
  const [standard, flex] = [await usdOf({}), await usdOf({ tier: 'flex' })];
  expect(flex.low).toBeGreaterThan(0);
  expect(flex.low).toBeLessThan(standard.low);
  expect(flex.high).toBeLessThan(standard.high);
  const prices = { input: 1, output: 1 };
  expect(await usdOf({ prices, tier: 'flex' })).toEqual(await usdOf({ prices }));
});
