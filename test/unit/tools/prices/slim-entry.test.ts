import { expect, test } from 'vitest';
import { type ListEntry, slimEntry } from '../../../../tools/prices/slim-entry.ts';

const chat: ListEntry = {
  litellm_provider: 'openai',
  mode: 'chat',
  input_cost_per_token: 1.75e-6,
  output_cost_per_token: 1.4e-5,
};
const date = '2026-11-29';

test('an entry is kept with its prices per million tokens, tiers and limits', () => {
  const entry: ListEntry = {
    ...chat,
    mode: 'responses',
    cache_read_input_token_cost: 1.75e-7,
    cache_creation_input_token_cost: 2.1875e-6,
    output_cost_per_reasoning_token: 2e-5,
    input_cost_per_token_flex: 8.75e-7,
    output_cost_per_token_flex: 7e-6,
    // Half a pair is no price.
    input_cost_per_token_priority: 3.5e-6,
    supports_vision: true,
    supports_reasoning: true,
    max_output_tokens: 128_000,
    deprecation_date: '2026-11-29',
  };
  expect(slimEntry(entry, date)).toEqual({
    prices: { input: 1.75, output: 14, cached: 0.175, cacheWrite: 2.1875, reasoning: 20 },
    tiers: { flex: { input: 0.875, output: 7 } },
    responsesOnly: true,
    vision: true,
    reasoning: true,
    maxOutput: 128_000,
  });
});

test('what costs as much as other tokens is not a price', () => {
  const entry = {
    ...chat,
    cache_read_input_token_cost: 1.75e-6,
    cache_creation_input_token_cost: 0,
    output_cost_per_reasoning_token: 1.4e-5,
  };
  expect(slimEntry(entry, date)).toEqual({ prices: { input: 1.75, output: 14 } });
});

test.each([
  ['another medium', { mode: 'image_generation' }],
  ['a model that is gone', { deprecation_date: '2026-11-28' }],
  ['a model billed by the request', { input_cost_per_request: 0.005 }],
  ['a model billed by the picture', { input_cost_per_image: 0.001 }],
  ['an entry without a price', { input_cost_per_token: undefined }],
  ['an entry that says nothing costs anything', { input_cost_per_token: 0, output_cost_per_token: 0 }],
])('%s is left out', (_what, fields) => {
  expect(slimEntry({ ...chat, ...fields }, date)).toBeUndefined();
});
