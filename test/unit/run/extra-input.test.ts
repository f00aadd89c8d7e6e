import { describe, expect, test } from 'vitest';
import { parseRunInput } from '../../../shared/run/run-input.ts';
import { startInput } from '../../support/runs/plan-desk.ts';

describe('further parameters', () => {
  test('may be any JSON', () => {
    const parameters = { reasoning_effort: 'high', thinking: { type: 'enabled', budget: [1, null] } };
    expect(parseRunInput({ ...startInput, parameters })).toMatchObject({ parameters });
  });

  test.each(['toString', 'valueOf'])('may be named like a property of every object: %s', (name) => {
    const parameters = { [name]: 1 };
    expect(parseRunInput({ ...startInput, parameters })).toHaveProperty(['parameters', name], 1);
  });

  test.each(['model', 'messages', 'stream', 'n', 'temperature', 'max_tokens', 'max_completion_tokens'])(
    'may not set %s, which the evaluator does',
    (name) => {
      expect(() => parseRunInput({ ...startInput, parameters: { [name]: 1 } })).toThrow(
        `parameters: ${name} cannot be given here`,
      );
    },
  );
});

describe('numbers', () => {
  test.each([
    { seed: Number('12345678901234567890') },
    { thinking: { budgets: [1, -(2 ** 60)] } },
    { top_p: 1e-200 },
  ])('that would arrive as other ones are refused: %j', (parameters) => {
    expect(() => parseRunInput({ ...startInput, parameters })).toThrow(
      /^parameters: a number in \w+ must not be larger/,
    );
  });

  test('are kept up to the largest that every reader takes', () => {
    const parameters = { seed: Number.MAX_SAFE_INTEGER, bias: [-0.5, 0, 1e-9] };
    expect(parseRunInput({ ...startInput, parameters })).toMatchObject({ parameters });
  });

  test.each([
    [{ temperature: 1e-200 }, 'temperature: must not be'],
    [{ prices: { input: 1e308, output: 1 } }, 'prices.input: must be at most 1000000'],
    [{ prices: { input: 1, output: 1e-200 } }, 'prices.output: must not be'],
    [{ maxTokens: 1e300 }, 'maxTokens: must be at most 9007199254740991'],
  ])('of a setting are bounded: %j', (settings, message) => {
    expect(() => parseRunInput({ ...startInput, ...settings })).toThrow(message);
  });
});

/** Made up, in the forms that providers use. */
const keys = {
  openai: `sk-${'proj'}-A1b2C3d4E5f6G7h8I9j0`,
  hub: `hf_${'A1b2C3d4'.repeat(4)}`,
  jwt: `eyJ${'hbGciOiJIUzI1'}.eyJzdWIiOiIxMjM0.c2lnbmF0dXJl`,
  aws: `AKIA${'A1B2C3D4E5F6G7H8'}`,
};

const refusal = (fields: object): string => {
  try {
    parseRunInput({ ...startInput, ...fields });
  } catch (error) {
    return (error as Error).message.replace(/ Example: .*$/, '');
  }
  throw new Error('accepted');
};

describe('a key in the wrong field', () => {
  const places: readonly (readonly [string, (key: string) => object])[] = [
    ['parameters', (key) => ({ parameters: { user: key } })],
    ['parameters', (key) => ({ parameters: { [key]: 1 } })],
    ['parameters', (key) => ({ parameters: { extra_body: { options: [{ note: `key ${key}` }] } } })],
    ['headers', (key) => ({ headers: { 'X-Title': key } })],
    ['headers', (key) => ({ headers: { [key]: 'x' } })],
    ['apiBase', (key) => ({ apiBase: `https://model.example/${key}/v1` })],
    ['apiBase', (key) => ({ apiBase: `https://model.example/v1?version=${key}` })],
    ['model', (key) => ({ model: key })],
    ['apiKeySecret', (key) => ({ apiKeySecret: key })],
    ['datasetRevision', (key) => ({ datasetRevision: key })],
  ];
  const cases = places.flatMap(([field, fieldsOf]) =>
    Object.entries(keys).map(([kind, key]) => ({ field, kind, key, fields: fieldsOf(key) })),
  );

  test.each(cases)('is refused and never repeated: $kind in $fields', ({ field, key, fields }) => {
    const message = refusal(fields);
    expect(message).toContain(`${field}: `);
    expect(message).toMatch(/apiKeySecret|name of a stored key/);
    expect(message).not.toContain(key);
  });

  test.each([
    { parameters: { api_key: 'made-up' } },
    { parameters: { extra_headers: { Authorization: 'made-up' } } },
    { parameters: { tools: [{ server: { access_token: 'made-up' } }] } },
    { parameters: { provider: { 'subscription-key': ['made-up'] } } },
    { parameters: { note: 'Bearer made-up-by-hand' } },
    { headers: { 'X-Forwarded': 'Basic bWU6cHc6MTIz' } },
    { headers: { 'X-Amz-Signature': 'made-up' } },
    { apiBase: 'https://model.example/v1?sig=made-up' },
    { apiBase: 'https://model.example/v1?a=1;api%2Dkey=made-up' },
    { apiBase: 'https://made-up:@model.example/v1' },
  ])('is refused for where it is, whatever it looks like: %j', (fields) => {
    const message = refusal(fields);
    expect(message).toContain('use apiKeySecret (--api-key-secret) for keys');
    expect(message).not.toContain('made-up');
    expect(message).not.toContain('bWU6');
  });

  test('in the place of its name is refused even without a known form', () => {
    const key = 'a1b2c3d4'.repeat(4);
    expect(refusal({ apiKeySecret: key })).toMatch(/^apiKeySecret: must be the name of a stored key/);
    expect(refusal({ apiKeySecret: key })).not.toContain(key);
  });

  test('is not seen in what only sounds like one', () => {
    const schema = {
      type: 'object',
      properties: { password: { type: 'string' }, key: { enum: ['A', 'B'] } },
    };
    const parameters = {
      prompt_cache_key: 'liveclin',
      max_thinking_tokens: 4_000,
      eos_token: '</s>',
      stop_token_ids: [1, 2],
      response_format: { type: 'json_schema', json_schema: { schema } },
      style: 'basic instructions',
    };
    const input = {
      ...startInput,
      parameters,
      model: 'hf-internal-testing/tiny-random-llama-3',
      apiBase: 'https://model.example/openai/deployments/gpt-5?api-version=2025-01-01',
    };
    expect(parseRunInput(input)).toMatchObject(input);
  });
});

describe('the size of further parameters', () => {
  const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

  test('is bounded in depth', () => {
    expect(() => parseRunInput({ ...startInput, parameters: { deep: nested(31) } })).not.toThrow();
    for (const levels of [33, 100_000]) {
      expect(refusal({ parameters: { deep: nested(levels) } })).toBe(
        'parameters: must be nested at most 32 levels deep.',
      );
    }
  });

  test('is bounded in length', () => {
    expect(() => parseRunInput({ ...startInput, parameters: { long: 'a'.repeat(60_000) } })).not.toThrow();
    expect(refusal({ parameters: { long: 'a'.repeat(70_000) } })).toBe(
      'parameters: must be at most 65,536 characters of JSON.',
    );
  });

  test('of another field does not exhaust the stack either', () => {
    expect(refusal({ resume: nested(100_000) })).toContain('resume: ');
  });
});

describe('further headers', () => {
  test('may be anything that is not a secret', () => {
    const headers = { 'X-Title': 'LiveClin', 'anthropic-beta': 'context-1m-2025-08-07' };
    expect(parseRunInput({ ...startInput, headers })).toMatchObject({ headers });
  });

  test.each([
    'Authorization',
    'proxy-authorization',
    'api-key',
    'X-API-Key',
    'x-goog-api-key',
    'Cookie',
    'X-Auth-Token',
    'client-secret',
  ])('may not carry %s: the input is stored and shown', (name) => {
    expect(() => parseRunInput({ ...startInput, headers: { [name]: 'v' } })).toThrow('apiKeySecret');
  });

  test.each([
    ['Host', 'x'],
    ['content-length', '3'],
    ['Keep-Alive', 'timeout=5'],
    ['Connection', 'close'],
    ['Proxy-Connection', 'close'],
    ['Transfer-Encoding', 'chunked'],
    ['TE', 'trailers'],
    ['Trailer', 'x'],
    ['Upgrade', 'h2c'],
    ['HTTP2-Settings', 'x'],
    ['Expect', '100-continue'],
    ['Accept-Encoding', 'br'],
    ['X-Title', 'a'.repeat(4_097)],
    ['bad name', 'x'],
    ['X-Title', 'a\r\nHost: evil'],
  ])('may not be %j: %j', (name, value) => {
    expect(() => parseRunInput({ ...startInput, headers: { [name]: value } })).toThrow('headers: ');
  });
});
