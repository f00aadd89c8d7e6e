/** What no key, queue message or line of text can carry: control characters, half surrogate pairs, noncharacters. */
const unstorable = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/u;

/** The first such character of a text, as `U+0000`. */
export const unstorableIn = (text: string): string | undefined => {
  const [found] = unstorable.exec(text) ?? [];
  return found && codeOf(found);
};

/** A text with such characters spelled out, as `<U+0000>`, and cut. */
export const storableStart = (text: string, maxCharacters = 60): string => {
  const characters = Array.from(text.slice(0, 2 * maxCharacters), (one) =>
    unstorable.test(one) ? `<${codeOf(one)}>` : one,
  );
  return `${characters.slice(0, maxCharacters).join('')}${characters.length > maxCharacters ? '...' : ''}`;
};

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
