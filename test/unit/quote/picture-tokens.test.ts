import { describe, expect, test } from 'vitest';
import { pictureRuleOf, pictureTokens } from '../../../shared/quote/picture-tokens.ts';

const openAi = 'https://api.openai.com/v1';
const tokens = (model: string, apiBase: string, width: number, height: number) =>
  pictureTokens(pictureRuleOf({ model, apiBase }), { width, height });

describe('the tokens of a picture', () => {
  // Figures of OpenAI's own examples and of its calculator.
  test.each([
    ['gpt-4o', 1_024, 1_024, 765],
    ['gpt-4o', 2_048, 4_096, 1_105],
    ['gpt-4.1', 512, 512, 255],
    ['gpt-5', 1_024, 1_024, 70 + 4 * 140],
    ['o3-2025-04-16', 128, 64, 225],
    ['gpt-4o-mini', 128, 64, 8_500],
  ])('are tiles for %s', (model, width, height, expected) => {
    expect(tokens(model, openAi, width, height)).toEqual({ low: expected, high: expected });
  });

  test('are patches for other models of OpenAI, 1,536 at most, of which some models make more', () => {
    expect(tokens('gpt-5.2', openAi, 1_024, 1_024)).toEqual({ low: 1_024, high: 1_024 * 1.72 });
    expect(tokens('gpt-5-mini', openAi, 4_000, 4_000)).toEqual({ low: 1_536, high: 1_536 * 1.72 });
    // Measured by others: 1.2 tokens a patch.
    const { low, high } = tokens('gpt-5-mini', openAi, 768, 1_024);
    expect(low).toBeLessThan(922);
    expect(high).toBeGreaterThan(922);
  });

  test('are an area for Anthropic, and tiles for Gemini', () => {
    expect(tokens('claude-sonnet-4-5', 'https://api.anthropic.com/v1', 1_000, 750)).toEqual({
      low: 1_000,
      high: 1_000,
    });
    const gemini = 'https://generativelanguage.googleapis.com/v1beta/openai';
    expect(tokens('gemini-2.5-pro', gemini, 300, 200)).toEqual({ low: 258, high: 1_120 });
    expect(tokens('gemini-2.5-pro', gemini, 3_000, 3_000).high).toBe(258 * 16);
  });

  test('lie far apart for a picture of unknown size', () => {
    const rule = pictureRuleOf({ model: 'gpt-4o', apiBase: openAi });
    expect(pictureTokens(rule, undefined)).toEqual({ low: 255, high: 765 });
  });
});
