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
