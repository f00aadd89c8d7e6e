import { describe, expect, test } from 'vitest';
import { priceTokens, tierOf } from '../../../shared/prices/price-tokens.ts';

const none = { input: 0, output: 0, cachedInput: 0, writtenInput: 0, reasoning: 0 };

describe('tokens', () => {
  test('cost their prices, cached, written and reasoning ones apart where those have prices', () => {
    const tokens = { input: 1_000, cachedInput: 600, writtenInput: 300, output: 200, reasoning: 150 };
    expect(priceTokens(tokens, { input: 2, output: 10 })).toBeCloseTo(0.004, 12);
    const prices = { input: 2, output: 10, cached: 0.2, cacheWrite: 2.5, reasoning: 4 };
    // 100 at 2, 600 at 0.2, 300 at 2.5, 50 at 10, 150 at 4.
    expect(priceTokens(tokens, prices)).toBeCloseTo(0.000_2 + 0.000_12 + 0.000_75 + 0.000_5 + 0.000_6, 12);
  });

  test('are never counted twice where an endpoint reports parts that are larger than the whole', () => {
    const tokens = { ...none, input: 100, cachedInput: 150, writtenInput: 50, output: 10, reasoning: 20 };
    const prices = { input: 2, output: 10, cached: 1, cacheWrite: 3, reasoning: 5 };
    expect(priceTokens(tokens, prices)).toBeCloseTo((100 * 1 + 10 * 5) / 1e6, 15);
  });
});

test.each([
  ['flex', 'flex'],
  ['Priority', 'priority'],
  ['batch', 'batch'],
  ['default', 'standard'],
  ['on_demand', 'standard'],
  [undefined, 'standard'],
])('the tier %s is priced as %s', (served, tier) => {
  expect(tierOf(served)).toBe(tier);
});
