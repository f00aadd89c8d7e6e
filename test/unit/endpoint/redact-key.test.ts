import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createKeyRedactor } from '../../../shared/endpoint/redact-key.ts';

const key = 'sk+made/up=0123';

describe('createKeyRedactor', () => {
  test.each([
    ['as it is', key],
    ['JSON with escaped slashes', 'sk+made\\/up=0123'],
    ['JSON as .NET writes it', 'sk\\u002Bmade/up=0123'],
    ['JSON in small hex digits', 'sk\\u002bmade/up=0123'],
    ['percent-encoded', 'sk%2Bmade%2Fup%3D0123'],
    ['in regular expression characters', 'sk+made/up=0123'],
  ])('removes a key: %s', (_, text) => {
    expect(createKeyRedactor(key)(`Bearer ${text}, ${text}.`)).toBe('Bearer [API key], [API key].');
  });

  it('removes every printable key, however JSON writes it', () => {
    const printable = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.array(printable, { minLength: 16, maxLength: 60 }), (characters) => {
        const text = characters.join('');
        const redact = createKeyRedactor(text);
        expect(redact(`<${text}>`)).toBe('<[API key]>');
        expect(redact(JSON.stringify({ text }))).toBe('{"text":"[API key]"}');
        expect(redact(encodeURIComponent(text))).toBe('[API key]');
      }),
    );
  });

  it('removes a key that was encoded together with the text around it', () => {
    const printable = fc.integer({ min: 0x21, max: 0x7e }).map((code) => String.fromCharCode(code));
    const around = fc.array(printable, { maxLength: 9 }).map((characters) => characters.join(''));
    fc.assert(
      fc.property(around, around, fc.constantFrom('base64', 'base64url'), (before, after, encoding) => {
        const redacted = createKeyRedactor(key)(Buffer.from(`${before}${key}${after}`).toString(encoding));
        const [left = '', right] = redacted.split('[API key]');
        expect(right).toBeDefined();
        expect(Buffer.from(left, encoding).toString()).toBe(before);
      }),
    );
  });

  test.each(['A', 'token', 'password'])('keeps the word %s, which is not a secret', (word) => {
    expect(createKeyRedactor(word)(`${word} ${word}`)).toBe(`${word} ${word}`);
  });

  it('removes short keys that are not words', () => {
    expect(createKeyRedactor('sk-test-1')('key sk-test-1 refused')).toBe('key [API key] refused');
  });

  it('changes nothing where there is no key', () => {
    expect(createKeyRedactor(undefined)('Bearer token')).toBe('Bearer token');
  });
});
