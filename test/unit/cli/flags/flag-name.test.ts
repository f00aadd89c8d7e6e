import { expect, test } from 'vitest';
import { describeError } from '../../../../cli/describe-error.ts';
import { flagName } from '../../../../cli/flags/flag-name.ts';
import { InputError } from '../../../../shared/basics/input-error.ts';

test.each([
  [['model'], '--model'],
  [['apiBase'], '--api-base'],
  [['maxTokens'], '--max-tokens'],
  [['selection', 'limit'], '--limit'],
  [['selection', 'cases', '0'], '--case'],
  [['selection', 'chapters'], '--chapter'],
  [['headers', 'X-Title'], '--header'],
  [['parameters'], '--param'],
  [['prices', 'output'], '--price'],
])('the field %j has the flag %s', (path, flag) => {
  expect(flagName(path)).toBe(flag);
});

test('an error about an input names fields in JSON and flags at the terminal', () => {
  const error = new InputError([
    { path: ['maxTokens'], message: 'must be a whole number' },
    { path: ['selection', 'cases', '1'], message: 'must not be empty.' },
  ]);
  expect(error.message).toBe('maxTokens: must be a whole number; selection.cases.1: must not be empty.');
  expect(describeError(error)).toBe('--max-tokens: must be a whole number; --case: must not be empty.');
});
