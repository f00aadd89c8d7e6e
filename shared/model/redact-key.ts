/** Shorter ones, and plain words such as "token", are no secret and would be found inside words. */
const isSecret = (key: string): boolean => key.length >= 16 || (key.length >= 8 && /[^a-z]/i.test(key));

/**
 * Takes a key out of what an endpoint sends back: some repeat the key they refuse, in JSON with characters
 * escaped (`\u002b`, `\/`), in addresses percent-encoded.
 */
export const createKeyRedactor = (key: string | undefined): ((text: string) => string) => {
  if (key === undefined || !isSecret(key)) return (text) => text;
  const pattern = new RegExp([...key].map(formsOf).join(''), 'g');
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
