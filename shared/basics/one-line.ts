import { visibleLine } from './visible-text.ts';

/**
 * Somebody else's words as part of a line that is a record: their line breaks become blanks, control characters visible.
 * @param maxCharacters what is cut off leaves an ellipsis
 */
export const oneLine = (text: string, maxCharacters = Number.POSITIVE_INFINITY): string => {
  const characters = Array.from(text.replaceAll(/\s+/gu, ' ').trim());
  const kept =
    characters.length <= maxCharacters ? characters : [...characters.slice(0, maxCharacters - 1), '…'];
  return visibleLine(kept.join(''));
};
