import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedLimits } from '../../../../shared/model/dialect/named-limits.ts';

const now = Date.UTC(2026, 10, 22, 12, 0, 0);
const read = (headers: Record<string, string>) => namedLimits(new Headers(headers), now);

const openAi = (kind: string, limit: string, reset: string) => ({
  [`x-ratelimit-limit-${kind}`]: limit,
  [`x-ratelimit-reset-${kind}`]: reset,
});

describe('the limits that a response names', () => {
  it.each<[string, Record<string, string>, object | undefined]>([
    ['none', {}, undefined],
    [
      "OpenAI's, Azure's and Together's",
      { ...openAi('requests', '600', '100ms'), ...openAi('tokens', '150000', '6s') },
      { rpm: 600, tpm: 150_000 },
    ],
    [
      "Groq's, whose requests are a day's",
      { ...openAi('requests', '14400', '2m59.56s'), ...openAi('tokens', '18000', '7.66s') },
      { tpm: 18_000 },
    ],
    [
      "Anthropic's",
      {
        'anthropic-ratelimit-requests-limit': '50',
        'anthropic-ratelimit-requests-reset': '2026-11-22T12:00:01Z',
        'anthropic-ratelimit-tokens-limit': '40000',
        'anthropic-ratelimit-tokens-reset': '2026-11-22T12:00:30Z',
      },
      { rpm: 50, tpm: 40_000 },
    ],
    [
      "Mistral's",
      { 'x-ratelimit-limit-req-minute': '720', 'x-ratelimit-limit-tokens-minute': '5000000' },
      { rpm: 720, tpm: 5_000_000 },
    ],
    ["the IETF's", { 'ratelimit-policy': '"burst";q=100;w=60,"day";q=5000;w=86400' }, { rpm: 100 }],
    ["the IETF's by the second", { 'ratelimit-policy': '"second";q=5;w=1' }, { rpm: 300 }],
    ["the IETF's older form", { 'ratelimit-limit': '100, 100;w=60' }, { rpm: 100 }],
    ['the strictest of several', { 'ratelimit-policy': '10;w=1, 100;w=60' }, { rpm: 100 }],
    [
      'one of tokens, for which there is no name',
      { 'ratelimit-policy': '"t";q=9;w=60;qu="tokens"' },
      undefined,
    ],
    ['a limit without its reset', { 'x-ratelimit-limit-requests': '600' }, undefined],
    ['a limit without its window', { 'ratelimit-limit': '100' }, undefined],
    ['nothing at all', openAi('requests', '0', '1s'), undefined],
    ['less than nothing', openAi('requests', '-5', '1s'), undefined],
    ['more than there can be', openAi('requests', '1e99', '1s'), undefined],
    ['a number too long to be one', openAi('requests', '9'.repeat(90), '1s'), undefined],
    ['words', openAi('requests', 'many', 'soon'), undefined],
    ['a window of nothing', { 'ratelimit-policy': '100;w=0' }, undefined],
  ])('reads %s', (_, headers, expected) => {
    expect(read(headers)).toEqual(expected);
  });

  it('never fails, and names believable limits, whatever the headers contain', () => {
    const names = [
      'x-ratelimit-limit-requests',
      'x-ratelimit-reset-requests',
      'x-ratelimit-limit-tokens-minute',
      'ratelimit-policy',
      'ratelimit-limit',
    ];
    const value = fc.oneof(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.double().map(String),
      fc.stringMatching(/^[0-9hmsqw;=," -]{0,30}$/),
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (values) => {
        const { rpm, tpm } = namedLimits({ get: (name) => values[name] ?? null }, now) ?? {};
        for (const limit of [rpm, tpm]) {
          if (limit === undefined) continue;
          expect(limit).toBeGreaterThanOrEqual(1);
          expect(limit).toBeLessThanOrEqual(1e10);
        }
      }),
    );
  });
});
