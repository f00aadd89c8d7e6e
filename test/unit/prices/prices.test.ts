import { describe, expect, test } from 'vitest';
import { findPrices } from '../../../shared/prices/find-prices.ts';
import { priceTable } from '../../../shared/prices/price-table.ts';

const openAi = 'https://api.openai.com/v1';

describe('the prices of a model', () => {
  test('come from the table, with source and date', () => {
    expect(findPrices({ model: 'gpt-4.1', apiBase: openAi })).toMatchObject({
      input: 2,
      output: 8,
      cached: 0.5,
      source: expect.stringContaining('https://'),
      asOf: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });

  test.each([
    ['another endpoint', 'gpt-4.1', 'https://proxy.example/v1'],
    ['a name that is only similar', 'gpt-4.1-preview', openAi],
    ['no endpoint', 'gpt-4.1', ''],
  ])('are unknown for %s', (_what, model, apiBase) => {
    expect(findPrices({ model, apiBase })).toBeUndefined();
  });

  test("are the user's where given", () => {
    const prices = { input: 1, output: 2 };
    expect(findPrices({ model: 'gpt-4.1', apiBase: openAi, prices })).toEqual({ ...prices, source: 'given' });
  });

  test('are in the table once per model and host', () => {
    const names = priceTable.map(({ host, model }) => `${host} ${model}`);
    expect(new Set(names).size).toBe(names.length);
  });
});
