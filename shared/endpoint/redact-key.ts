/** Shorter keys and plain words such as "token" are not secret, and would be found inside other words. */
export const isSecret = (key: string): boolean =>
  key.length >= 16 || (key.length >= 8 && /[^a-z]/i.test(key));

/**
 * Removes a key from what an endpoint sends back. Some repeat the key they refuse: in JSON with escaped characters
 * (`\u002b`, `\/`), percent-encoded in addresses, or inside headers in base64.
 */
export const createKeyRedactor = (key: string | undefined): ((text: string) => string) => {
  if (key === undefined || !isSecret(key)) return (text) => text;
  const forms = [key, ...base64Of(key)].map((text) => [...text].map(formsOf).join(''));
  const pattern = new RegExp(forms.join('|'), 'g');
  return (text) => text.replaceAll(pattern, '[API key]');
};

/** Letters and digits are never percent-encoded, but JSON may escape anything. */
const formsOf = (character: string): string => {
  const plain = /[A-Za-z0-9]/.test(character) ? character : `\\${character}`;
  const hex = (digits: number) =>
    [...(character.codePointAt(0) ?? 0).toString(16).padStart(digits, '0')]
      .map((digit) => (/[a-f]/.test(digit) ? `[${digit}${digit.toUpperCase()}]` : digit))
      .join('');
  return `(?:\\\\u${hex(4)}|%${hex(2)}|\\\\?${plain})`;
};

/** The key within a longer encoded text, at each of the three offsets in a triple of bytes; plain and URL-safe. */
const base64Of = (key: string): string[] =>
  [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.from(`${'x'.repeat(before)}${key}`);
    // The first and last characters also encode bits of the neighbouring text.
    const first = Math.ceil((before * 4) / 3);
    const whole = Math.floor((bytes.length * 4) / 3);
    return [bytes.toString('base64'), bytes.toString('base64url')].map((text) => text.slice(first, whole));
  });
