import { expect, test } from 'vitest';
import { priceTable } from '../../../shared/prices/price-table.ts';
import { modelAdvice } from '../../../shared/quote/model-advice.ts';

const apiBase = 'https://api.openai.com/v1';
const advice = (model: string, more: object = {}) =>
  modelAdvice({ model, apiBase, parameters: { max_tokens: 16_384 }, ...more });

test('names what the price list knows against a run', () => {
  expect(advice('o3-pro')).toEqual([expect.stringContaining('o3-pro is served by the Responses API only.')]);
  expect(advice('o3-pro', { api: 'responses' })).toEqual([]);
  expect(advice('gpt-4o', { parameters: { max_tokens: 20_000 } })).toEqual([
    expect.stringMatching(/16384 tokens at most, and the run asks for up to 20000 \(--max-tokens\)/),
  ]);
});

test('says nothing of a model that the list does not know', () => {
  expect(advice('my-model', { apiBase: 'https://model.example/v1', parameters: {} })).toEqual([]);
});

test('says that a model takes no pictures, unless the cases have none', () => {
  const group = priceTable.groups.find(({ models }) =>
    Object.values(models).some(({ vision }) => vision === false),
  );
  const [model = ''] = Object.entries(group?.models ?? {}).find(([, { vision }]) => vision === false) ?? [];
  const place = { model, apiBase: `https://${group?.hosts[0]?.replace('*', 'x')}/v1`, parameters: {} };
  expect(modelAdvice(place)).toContainEqual(expect.stringContaining('takes no pictures'));
  expect(modelAdvice({ ...place, hasPictures: false })).toEqual([]);
});
