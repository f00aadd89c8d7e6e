import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stripLikePython } from '../../../shared/like-python/strip-like-python.ts';

describe('stripLikePython', () => {
  it('strips the white space that Python knows and JavaScript does not', () => {
    expect(stripLikePython('\u001c\u001d \u0085A b\u001e\u001f\n')).toBe('A b');
  });

  it('leaves what only JavaScript calls white space, and what only looks like it', () => {
    for (const kept of ['\ufeffA\ufeff', '\u200bA\u180e', '\u0000A'])
      expect(stripLikePython(kept)).toBe(kept);
  });

  it('does what trim does to a text without the disputed characters', () => {
    const undisputed = fc
      .array(
        fc.oneof(
          fc.constantFrom(' ', '\n', '\u00a0', '\u3000', '\u2028'),
          fc.string({ unit: 'binary', maxLength: 1 }),
        ),
      )
      .map((pieces) => pieces.join('').replace(/[\p{Cc}\ufeff]/gu, (c) => (c === '\n' ? c : 'x')));
    fc.assert(
      fc.property(undisputed, (text) => {
        expect(stripLikePython(text)).toBe(text.trim());
      }),
    );
  });
});
