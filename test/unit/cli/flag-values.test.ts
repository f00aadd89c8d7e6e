import { describe, expect, test } from 'vitest';
import { hostName } from '../../../cli/flag-values.ts';

describe('a host flag', () => {
  test.each([
    ['api.openai.com', 'api.openai.com'],
    ['API.OpenAI.com', 'api.openai.com'],
    ['api.openai.com:443', 'api.openai.com'],
    ['127.0.0.1:8000', '127.0.0.1:8000'],
    ['[::1]:8000', '[::1]:8000'],
  ])('takes %s as %s', (given, host) => {
    expect(hostName(given)).toBe(host);
  });

  test.each(['https://api.openai.com', 'api.openai.com/v1', 'me@api.openai.com', '', 'a b', 'a?b'])(
    'refuses %j',
    (given) => {
      expect(() => hostName(given)).toThrow('must be a host');
    },
  );
});
