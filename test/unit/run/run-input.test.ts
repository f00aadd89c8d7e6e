import { describe, expect, test } from 'vitest';
import { inputExamples, parseRunInput } from '../../../shared/run/run-input.ts';
import { readCheckout } from '../../support/documents/checkout-files.ts';

const start = { model: 'm', apiBase: 'https://model.example/v1', dataset: '2025_H1', imageMode: 'url' };

const refusal = (input: unknown): string => {
  try {
    parseRunInput(input);
  } catch (error) {
    expect(error).toMatchObject({ name: 'InvalidInput' });
    return (error as Error).message;
  }
  throw new Error('accepted');
};

describe("an execution's input", () => {
  test('for a start needs model, endpoint, dataset and image mode, and keeps them unchanged', () => {
    expect(parseRunInput(start)).toEqual({ kind: 'start', ...start });
    const apiBase = 'https://model.example/openai?api-version=2025-01-01';
    expect(parseRunInput({ ...start, apiBase })).toMatchObject({ apiBase });
    expect(parseRunInput({ ...start, concurrency: 5, temperature: 0.7 })).toMatchObject({ concurrency: 5 });
  });

  test('for a resume needs only the run', () => {
    const resume = { kind: 'resume', resume: 'run-1' };
    expect(parseRunInput({ resume: 'run-1' })).toEqual(resume);
    expect(parseRunInput({ resume: 'run-1', concurrency: 5 })).toEqual({ ...resume, concurrency: 5 });
  });

  test.each(['model', 'apiBase', 'dataset', 'imageMode'])('without %s is refused, naming it', (field) => {
    const { [field]: _left, ...rest } = start as Record<string, string>;
    expect(refusal(rest)).toContain(`${field}: `);
  });

  test.each([
    [{ apiBase: 'model.example' }, /apiBase: must be an http\(s\) URL such as/],
    [
      { apiBase: 'https://r.openai.azure.com/openai/deployments/d' },
      /apiBase: must end in "\?api-version=<version>" .* v1 address: https:\/\/r\.openai\.azure\.com\/openai\/v1/,
    ],
    [{ apiBase: 'file:///etc/passwd' }, /apiBase: must be an http\(s\) URL/],
    [{ apiBase: 'https://me:pw@model.example/v1' }, /apiBase: must not contain a user name or password/],
    [
      { apiBase: 'https://model.example/v1?subscription-key=1' },
      /apiBase: must not contain a key in its query/,
    ],
    [{ imageMode: 'both' }, /imageMode: /],
    [{ dataset: '../secret' }, /dataset: must be a dataset name such as 2025_H1/],
    [{ datasetDigest: 'abc' }, /datasetDigest: must be the 64 hex digits/],
    [{ dataset: 'd'.repeat(201) }, /dataset: must be a dataset name .*, of up to 200 letters/],
    [{ model: '' }, /model: must name the model/],
    [{ model: 'made-up\u0000' }, /model: must not contain the character U\+0000/],
    [{ model: 'made-up \ud83e' }, /model: must not contain the character U\+D83E/],
    [{ model: 'm'.repeat(1_001) }, /model: must be at most 1,000 characters/],
    [{ apiBase: 'https://model.example/v1\u0000' }, /apiBase: must not contain the character U\+0000/],
    [{ apiKeySecret: 'evaluator/a\u0000' }, /apiKeySecret: must not contain the character U\+0000/],
    [{ datasetRevision: 'main\u001b' }, /datasetRevision: must not contain the character U\+001B/],
    [{ concurrency: 0 }, /concurrency: /],
    [{ concurrency: 1.5 }, /concurrency: /],
    [{ maxRetries: -1 }, /maxRetries: /],
    [{ timeout: 900 }, /timeout: /],
    [{ prices: { input: 1 } }, /prices\.output: /],
    [{ prices: { input: -1, output: 1 } }, /prices\.input: /],
    [{ prices: { input: 1, output: 1, image: 1 } }, /prices: .*image/],
    [{ apiBase: 'bedrock:ohio' }, /apiBase: must be bedrock:<region>, such as bedrock:us-east-2/],
    [
      { apiBase: 'bedrock:us-east-2', apiKeySecret: 'evaluator/aws' },
      /apiKeySecret: is not sent to bedrock:<region>/,
    ],
    [{ temperature: 3 }, /temperature: /],
    [{ api: 'completions' }, /api: must be one of chat, responses/],
    [
      { history: 'reasoning' },
      /history: can be "reasoning" with "api": "responses" \(--api responses\) only/,
    ],
    [
      { api: 'responses', parameters: { reasoning_effort: 'high' } },
      /parameters: reasoning_effort .* give reasoning=\{"effort": "high"\}/,
    ],
    [{ api: 'responses', parameters: { store: true } }, /parameters: store cannot be given/],
    [{ parameters: { extra_body: { provider: {} } } }, /extra_body .* each as a parameter of its own/],
    [{ apiKey: 'sk-123' }, /apiKey/],
  ])('with %o is refused, naming the field', (overrides, message) => {
    expect(refusal({ ...start, ...overrides })).toMatch(message);
  });

  test('names every field that cannot be used, not only the first', () => {
    const message = refusal({ ...start, model: '', imageMode: 'both', rounds: 0 });
    for (const field of ['model: ', 'imageMode: ', 'rounds: ']) expect(message).toContain(field);
  });

  test('never repeats a value it refuses: it may be a key in the wrong place', () => {
    expect(refusal({ ...start, concurrency: 'sk-secret' })).not.toContain('sk-secret');
  });

  test.each([[null], [undefined], ['text'], [7], [[]]])('that is %o is refused', (input) => {
    expect(refusal(input)).toContain('the input ');
  });

  test.each(['', '../run', 'a'.repeat(81), 'a b'])('to resume %o is refused', (resume) => {
    expect(refusal({ resume })).toContain('resume: ');
  });
});

describe('the refusal of an input from the console', () => {
  const example =
    'model = gpt-5.2, apiBase = https://api.openai.com/v1, apiKeySecret = evaluator/openai, dataset = 2025_H1, imageMode = url.';

  test.each([
    [
      'a misspelled field',
      { ...inputExamples.start, maxRetrys: 1 },
      'maxRetrys: is no field of an input; did you mean maxRetries?',
    ],
    [
      'a field in flag style',
      { ...inputExamples.start, 'image-mode': 'url' },
      'image-mode: is no field of an input; did you mean imageMode?',
    ],
    ['a field that is nothing known', { ...inputExamples.start, x: 1 }, 'x: is no field of an input.'],
    ['a missing field', { ...inputExamples.start, model: undefined }, 'model: is missing.'],
    ['another type', { ...inputExamples.start, timeout: '60' }, 'timeout: must be a number, but is text.'],
    ['a fraction', { ...inputExamples.start, timeout: 1.5 }, 'timeout: must be a whole number.'],
    [
      'an unknown choice',
      { ...inputExamples.start, imageMode: 'ulr' },
      'imageMode: must be one of url, local, presigned.',
    ],
    ['no object', [], 'the input must be an object, but is a list.'],
  ])('%s is said in plain words and ends with an example', (_what, input, sentence) => {
    expect(refusal(input)).toBe(`${sentence} Example: ${example}`);
  });

  test('of a resume shows how one is resumed', () => {
    expect(refusal({ resume: 'run-1', concurency: 2 })).toBe(
      'concurency: is no field of an input; did you mean concurrency? Example: resume = <runId>, concurrency = 20.',
    );
  });

  test('shows inputs that are accepted, as docs/console.md shows them', () => {
    for (const shown of Object.values(inputExamples))
      expect(parseRunInput(JSON.parse(JSON.stringify(shown).replace('<runId>', 'run-1')))).toBeDefined();
    const text = readCheckout('docs/console.md');
    expect(text).toContain(JSON.stringify(inputExamples.start, null, 2));
    expect(text).toContain('{"resume": "<runId>", "concurrency": 20}');
  });
});
