import { describe, expect, test } from 'vitest';
import { identityDifferences, overlayIdentity, runIdentity } from '../../../shared/run/run-identity.ts';
import type { StartInput } from '../../../shared/run/run-input.ts';
import { runSettings } from '../../../shared/run/run-settings.ts';
import { requestedParameters } from '../../../shared/run/tiers.ts';
import { makeIdentity, makeSettings } from '../../../tools/made-up/factories.ts';

const input: StartInput = {
  kind: 'start',
  model: 'made-up-model',
  apiBase: 'https://model.example/v1',
  dataset: 'made-up',
  imageMode: 'url',
};
const digest = 'd'.repeat(64);

describe('the settings of a run', () => {
  test("are the reference's by default", () => {
    expect(runSettings(input)).toMatchObject({ concurrency: 100, maxRetries: 5, timeout: 120 });
    expect(runSettings(input)).not.toHaveProperty('apiKeySecret');
  });

  test('of the flex tier allow for its slowness, unless a timeout is given', () => {
    expect(runSettings({ ...input, tier: 'flex' })).toMatchObject({ tier: 'flex', timeout: 600 });
    expect(runSettings({ ...input, tier: 'flex', timeout: 90 }).timeout).toBe(90);
    const flex = runSettings({ ...input, tier: 'flex' });
    const resume = { kind: 'resume', resume: 'r' } as const;
    expect(runSettings(resume, flex)).toEqual(flex);
    expect(runSettings({ ...resume, tier: 'standard' }, flex)).toMatchObject({
      tier: 'standard',
      timeout: 120,
    });
    const { identity, settings } = { identity: makeIdentity(), settings: flex };
    expect(requestedParameters({ identity, settings })).toEqual({
      ...identity.parameters,
      service_tier: 'flex',
    });
    expect(requestedParameters({ identity, settings: makeSettings() })).toBe(identity.parameters);
  });

  test('of a resume replace those it names and keep the rest', () => {
    const before = makeSettings({ maxRetries: 9, haltAfter: 3, apiKeySecret: 'old' });
    expect(runSettings({ kind: 'resume', resume: 'r', concurrency: 3 }, before)).toEqual({
      ...before,
      concurrency: 3,
    });
    expect(runSettings({ kind: 'resume', resume: 'r', apiKeySecret: 'new' }, before).apiKeySecret).toBe(
      'new',
    );
    const prices = { input: 1.25, output: 10 };
    expect(runSettings({ kind: 'resume', resume: 'r' }, makeSettings({ prices })).prices).toEqual(prices);
    expect(
      runSettings({ kind: 'resume', resume: 'r', prices }, makeSettings({ prices: { input: 0, output: 0 } }))
        .prices,
    ).toBe(prices);
  });
});

describe('the identity of a run', () => {
  test('has the parameters as the request has them (docs/protocol.md, "Request")', () => {
    expect(runIdentity(input, digest).parameters).toEqual({ max_tokens: 16_384, n: 1, temperature: 0 });
    const asked = runIdentity({ ...input, temperature: 0.5, maxTokens: 99 }, digest);
    expect(asked.parameters).toEqual({ max_tokens: 99, n: 1, temperature: 0.5 });
  });

  test('has the API and the history only where they differ from the reference', () => {
    const asText = runIdentity({ ...input, api: 'chat', history: 'text' }, digest);
    expect(asText).toEqual(runIdentity(input, digest));
    const asked = runIdentity({ ...input, api: 'responses', history: 'reasoning', maxTokens: 99 }, digest);
    expect(asked).toMatchObject({ api: 'responses', history: 'reasoning' });
    expect(asked.parameters).toEqual({ max_output_tokens: 99, temperature: 0 });
    const kept = overlayIdentity(asked, { maxTokens: 50, parameters: { top_p: 1 } }, digest);
    expect(kept.parameters).toEqual({ max_output_tokens: 50, temperature: 0, top_p: 1 });
    expect(identityDifferences(asText, overlayIdentity(asText, { api: 'responses' }, digest))).toEqual([
      'api is "chat" in the run and "responses" here',
    ]);
    expect(identityDifferences(asText, overlayIdentity(asText, { api: 'chat' }, digest))).toEqual([]);
  });

  test('does not depend on slashes at the end of the endpoint', () => {
    const slashed = runIdentity({ ...input, apiBase: 'https://model.example/v1//' }, digest);
    expect(identityDifferences(runIdentity(input, digest), slashed)).toEqual([]);
  });

  test('does not depend on anything about how the run is carried out', () => {
    const other = runIdentity({ ...input, concurrency: 1, timeout: 9, rounds: 5, apiKeySecret: 's' }, digest);
    expect(identityDifferences(runIdentity(input, digest), other)).toEqual([]);
  });

  test.each([
    [{ model: 'b' }, 'model is "made-up-model" in the run and "b" here'],
    [{ datasetDigest: 'e' }, `datasetDigest is "${digest}" in the run and "e" here`],
    [{ imageMode: 'local' as const }, 'imageMode is "url" in the run and "local" here'],
    [{ protocolVersion: '2' }, 'protocolVersion is "1.0.0" in the run and "2" here'],
    [{ parameters: { max_tokens: 16_384, n: 1, temperature: 1 } }, 'temperature is 0 in the run and 1 here'],
    [
      { parameters: { max_tokens: 16_384, n: 1, temperature: 0, seed: 5 } },
      'seed is not set in the run and 5 here',
    ],
  ])('that differs in %o is distinguished, with name and values', (overrides, difference) => {
    expect(identityDifferences(makeIdentity(), makeIdentity(overrides))).toEqual([difference]);
  });

  test("requested of a stored run is the run's own wherever the input says nothing", () => {
    const stored = runIdentity({ ...input, maxTokens: 99, parameters: { top_p: 0.5, seed: 1 } }, digest);
    expect(overlayIdentity(stored, {}, digest)).toEqual(stored);
    expect(overlayIdentity(stored, { temperature: 1 }, digest).parameters).toEqual({
      ...stored.parameters,
      temperature: 1,
    });
    expect(overlayIdentity(stored, { apiBase: 'https://model.example/v1/' }, digest)).toEqual(stored);
  });

  test("takes an input's further parameters instead of all earlier ones", () => {
    const stored = runIdentity({ ...input, maxTokens: 99, parameters: { top_p: 0.5, seed: 1 } }, digest);
    expect(overlayIdentity(stored, { parameters: { top_p: 1 } }, digest).parameters).toEqual({
      max_tokens: 99,
      n: 1,
      temperature: 0,
      top_p: 1,
    });
  });

  test('names all differences', () => {
    const other = makeIdentity({ model: 'b', apiBase: 'https://b.example' });
    expect(identityDifferences(makeIdentity(), other)).toHaveLength(2);
  });
});
