const spaces = new Set(
  '\t\n\v\f\r\u001c\u001d\u001e\u001f \u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000',
);
const isSpace = (character: string | undefined): boolean => character !== undefined && spaces.has(character);
const isWord = (character: string | undefined): boolean =>
  character !== undefined && /^[\p{L}\p{N}_]$/u.test(character);

const plain = (character: string | undefined): string => {
  if (character === 'İ' || character === 'ı') return 'i';
  if (character === 'ſ') return 's';
  return character !== undefined && /^[A-Z]$/.test(character) ? character.toLowerCase() : (character ?? '');
};
const letterOf = (character: string | undefined): string | undefined =>
  /^[a-j]$/.test(plain(character)) ? plain(character).toUpperCase() : undefined;

const startsAt = (text: readonly string[], index: number, word: string): boolean =>
  [...word].every((character, offset) => plain(text[index + offset]) === character);

const skipSpaces = (text: readonly string[], from: number): number => {
  let index = from;
  while (isSpace(text[index])) index += 1;
  return index;
};

const boxedAt = (text: readonly string[], index: number): string | undefined => {
  if (!startsAt(text, index, '\\boxed{')) return undefined;
  const at = skipSpaces(text, index + '\\boxed{'.length);
  return text[skipSpaces(text, at + 1)] === '}' ? letterOf(text[at]) : undefined;
};

const namedAt = (text: readonly string[], index: number): string | undefined => {
  for (const word of ['answer', 'option', 'choice', 'selected option']) {
    if (!startsAt(text, index, word)) continue;
    const start = index + word.length;
    let end = start;
    while (isSpace(text[end]) || [':', '-', 'i', 's'].includes(plain(text[end]))) end += 1;
    for (let at = end; at >= start; at -= 1) {
      const letter = isWord(text[at + 1]) ? undefined : letterOf(text[at]);
      if (letter !== undefined) return letter;
    }
  }
  return undefined;
};

const labelOf = (line: string): string | undefined => {
  const text = [...line];
  const [first, ...rest] = text.slice(text.findIndex((character) => !isSpace(character)));
  return rest.every((character) => isSpace(character) || character === '.' || character === ')')
    ? letterOf(first)
    : undefined;
};

const firstOf = <T>(
  items: readonly T[],
  find: (item: T, index: number) => string | undefined,
): string | undefined => {
  for (const [index, item] of items.entries()) {
    const found = find(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** The rules (docs/protocol.md, "Answer extraction") implemented again, character by character, without patterns. */
export const modelLiveclin = (reply: string): string | null => {
  const text = [...reply];
  const stands = (index: number) => !isWord(text[index - 1]) && !isWord(text[index + 1]);
  const lone = text.findLast((character, index) => /^[A-J]$/.test(character) && stands(index));
  const whole = text.filter((character) => !isSpace(character));
  return (
    firstOf(text, (_, index) => boxedAt(text, index)) ??
    firstOf(text, (_, index) => namedAt(text, index)) ??
    firstOf(reply.split('\n').reverse(), labelOf) ??
    lone ??
    (whole.length === 1 ? letterOf(whole[0]) : undefined) ??
    null
  );
};
