import { describe, expect, test } from 'vitest';
import * as z from 'zod';
import { findModel } from '../../../shared/prices/find-model.ts';
import { findPrices } from '../../../shared/prices/find-prices.ts';
import { pricedTiers } from '../../../shared/prices/model-facts.ts';
import { priceTable } from '../../../shared/prices/price-table.ts';
import { tokenPricesSchema } from '../../../shared/prices/token-prices.ts';
import { inputExamples } from '../../../shared/run/run-input.ts';

const openAi = 'https://api.openai.com/v1';

describe('the prices of a model', () => {
  test('come from the table, with source and date', () => {
    expect(findPrices({ model: 'gpt-4.1', apiBase: openAi })).toMatchObject({
      input: 2,
      output: 8,
      cached: 0.5,
      source: priceTable.source,
      asOf: priceTable.asOf,
    });
  });

  test("are known of the documents' own example", () => {
    expect(findPrices(inputExamples.start)).toMatchObject({ tiers: { flex: expect.anything() } });
  });

  test.each([
    ['another endpoint', 'gpt-4.1', 'https://proxy.example/v1'],
    ['a name that is only similar', 'gpt-4.1-preview', openAi],
    ['the name of what every object has', 'constructor', openAi],
    ['no endpoint', 'gpt-4.1', ''],
    ['no host', 'gpt-4.1', 'bedrock:us-east-2'],
    ['a host that only ends like one', 'gpt-4.1', 'https://notapi.openai.com/v1'],
    ['a pattern without the part that varies', 'gpt-4.1', 'https://.openai.azure.com/v1'],
  ])('are unknown for %s', (_what, model, apiBase) => {
    expect(findPrices({ model, apiBase })).toBeUndefined();
  });

  test.each([
    ['Azure', 'https://my-resource.openai.azure.com/openai/v1', 'gpt-4o'],
    ['Bedrock', 'https://bedrock-mantle.us-east-2.api.aws/v1', 'openai.gpt-oss-120b'],
  ])('are known wherever a resource or region of %s is', (_what, apiBase, model) => {
    expect(findPrices({ model, apiBase })).toBeDefined();
  });

  test("are the user's where given, for every tier", () => {
    const prices = { input: 1, output: 2 };
    expect(findPrices({ model: 'gpt-4.1', apiBase: openAi, prices })).toEqual({ ...prices, source: 'given' });
  });
});

describe('the price table', () => {
  const factsSchema = z.strictObject({
    prices: tokenPricesSchema,
    tiers: z.partialRecord(z.enum(pricedTiers), tokenPricesSchema).optional(),
    responsesOnly: z.literal(true).optional(),
    vision: z.boolean().optional(),
    reasoning: z.literal(true).optional(),
    maxOutput: z.number().int().positive().optional(),
  });
  const tableSchema = z.strictObject({
    source: z.string().min(1),
    asOf: z.iso.date(),
    groups: z.array(
      z.strictObject({
        hosts: z.array(z.string().regex(/^[a-z0-9-.]*\*?[a-z0-9-.]*$/)).min(1),
        models: z.record(z.string(), factsSchema).refine((models) => Object.keys(models).length > 0),
      }),
    ),
  });

  test('is what its types say', () => {
    expect(tableSchema.safeParse(priceTable).error).toBeUndefined();
  });

  test('knows which models are served by the Responses API only, and see pictures', () => {
    expect(findModel({ model: 'o3-pro', apiBase: openAi })).toMatchObject({
      responsesOnly: true,
      vision: true,
    });
    expect(findModel({ model: 'gpt-5', apiBase: openAi })).toMatchObject({
      reasoning: true,
      maxOutput: 128_000,
    });
    expect(findModel({ model: 'gpt-5', apiBase: openAi })?.responsesOnly).toBeUndefined();
  });

  test('is not older than 90 days, or says how to remake it', () => {
    const days = Math.floor((Date.now() - Date.parse(priceTable.asOf)) / 86_400_000);
    expect(days).toBeGreaterThanOrEqual(0);
    // Old prices are no fault of a change that is tested: CI shows the line and stays green.
    if (days > 90)
      console.warn(
        `The prices are ${days} days old. Remake them with \`npm run make:prices\`, and commit the table.`,
      );
  });
});
