/** Shorter ones, and plain words such as "token", are no secret and would be found inside words. */
const isSecret = (key: string): boolean => key.length >= 16 || (key.length >= 8 && /[^a-z]/i.test(key));

/**
 * Takes a key out of what an endpoint sends back: some repeat the key they refuse, in JSON with characters
 * escaped (`\u002b`, `\/`), in addresses percent-encoded, or whole headers in base64.
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

/** The key inside a longer text that was encoded, at each of its three places among triples of bytes; plain and for URLs. */
const base64Of = (key: string): string[] =>
  [0, 1, 2].flatMap((before) => {
    const bytes = Buffer.from(`${'x'.repeat(before)}${key}`);
    // The first and the last characters hold bits of the neighbours.
    const first = Math.ceil((before * 4) / 3);
    const whole = Math.floor((bytes.length * 4) / 3);
    return [bytes.toString('base64'), bytes.toString('base64url')].map((text) => text.slice(first, whole));
  });
