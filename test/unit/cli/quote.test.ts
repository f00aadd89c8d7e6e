import { describe, expect, it, vi } from 'vitest';
import { askBeforeSpending } from '../../../cli/quote/ask-before-spending.ts';
import { formatQuote, summarizeQuote } from '../../../cli/quote/format-quote.ts';
import type { Quote } from '../../../shared/quote/quote.ts';

const quote: Quote = {
  cases: 15,
  requests: 66,
  inputTokens: { low: 63_213, high: 215_241 },
  outputTokens: { low: 330, high: 66_000 },
  pictures: 82,
  picturesOfUnknownSize: 0,
  pictureRule: "OpenAI's tiles (85 and 170 each)",
  replies: {
    tokens: { low: 5, high: 1_000 },
    resentTokens: { low: 5, high: 1_000 },
    seconds: { low: 1, high: 28 },
    basis: 'assumed: 5 to 1,000 tokens each',
  },
  usd: { low: 0.0481, high: 4.9961 },
  prices: { source: 'a list', asOf: '2026-11-29' },
  seconds: { low: 21, high: 1_440 },
  advice: ['a list says that m takes no pictures.'],
};

describe('an estimate', () => {
  it('is printed with what it rests on', () => {
    expect(formatQuote('m', quote)).toBe(`\
Estimate for m: 15 cases, 66 requests
  Input:   63,213 to 215,241 tokens, with what each request sends again
           with 82 pictures: OpenAI's tiles (85 and 170 each)
  Output:  330 to 66,000 tokens; assumed: 5 to 1,000 tokens each
  Cost:    $0.048 to $5.00 (prices of 2026-11-29, a list)
  Time:    21 s to 24 min, unless the endpoint limits the rate
Note: a list says that m takes no pictures.
`);
  });

  it('states what it takes pictures of unknown size for', () => {
    expect(formatQuote('m', { ...quote, picturesOfUnknownSize: 12 })).toContain(
      '(85 and 170 each); 12 of unknown size are taken as 512 to 1568 pixels square\n',
    );
  });

  it('is one line before a run, also where no price is known', () => {
    expect(summarizeQuote(quote)).toBe(
      'Estimate: 66 requests, $0.048 to $5.00, 21 s to 24 min. The same flags with "estimate" explain it.',
    );
    const { usd: _usd, prices: _prices, ...unpriced } = quote;
    expect(summarizeQuote(unpriced)).toContain('cost unknown (no price; --price sets one)');
    expect(formatQuote('m', unpriced)).toContain('  Cost:    unknown: no price is known for this model');
  });
});

describe('before a run starts', () => {
  const asked = async (overrides: Partial<Parameters<typeof askBeforeSpending>[0]>) => {
    const ask = vi.fn(async () => undefined);
    const spending = { quote, apiBase: 'https://api.openai.com/v1', yes: undefined, isInteractive: true };
    await askBeforeSpending({ ...spending, ...overrides }, ask);
    return ask.mock.calls.length > 0;
  };

  it('a person is asked, also where no price is known', async () => {
    const { usd: _usd, ...unpriced } = quote;
    expect(await asked({})).toBe(true);
    expect(await asked({ quote: unpriced })).toBe(true);
    expect(await asked({ apiBase: 'https://127.0.0.1.example.com/v1' })).toBe(true);
  });

  it.each([
    ['with --yes', { yes: true }],
    ['where nobody can answer', { isInteractive: false }],
    ['about a model that costs nothing', { quote: { ...quote, usd: { low: 0, high: 0 } } }],
    ['about a model on this machine', { apiBase: 'http://127.0.0.1:8000/v1' }],
    ['about one by its name', { apiBase: 'http://localhost:8000/v1' }],
    ['about one in this network', { apiBase: 'http://192.168.1.7:8000/v1' }],
    ['about one by IPv6', { apiBase: 'http://[::1]:8000/v1' }],
  ])('nobody is asked %s', async (_, overrides) => {
    expect(await asked(overrides)).toBe(false);
  });
});
