import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oneLine } from '../../../shared/basics/one-line.ts';

test("a gateway's lines become one, and what a terminal would obey becomes visible", () => {
  expect(oneLine('litellm.APIError:\r\n  upstream\n\n\tsaid no\u2028twice\u001b[31m ')).toBe(
    'litellm.APIError: upstream said no twice\\u001b[31m',
  );
});

test('what is too long is cut between characters, and the cut shows', () => {
  expect(oneLine('abcdef', 6)).toBe('abcdef');
  expect(oneLine('abcdefg', 6)).toBe('abcde…');
  expect(oneLine('🩻🩻🩻🩻', 3)).toBe('🩻🩻…');
});

test('whatever it is given, it is one line and not longer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 40 }), (text, longest) => {
      const line = oneLine(text, longest);
      expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      expect(Array.from(line.replaceAll(/\\u[\da-f]{4}/g, '?')).length).toBeLessThanOrEqual(longest);
    }),
  );
});
