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
    ['bad name', 'x'],
    ['X-Title', 'a\r\nHost: evil'],
  ])('may not be %j: %j', (name, value) => {
    expect(() => parseRunInput({ ...startInput, headers: { [name]: value } })).toThrow('headers: ');
  });
});
