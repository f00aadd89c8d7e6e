import { foldLikePython } from './fold-like-python.ts';

/**
 * `str.strip()` of Python: as `trim()`, but U+001C-1F and U+0085 are white space and U+FEFF is not
 * (docs/protocol.md, "Answer extraction").
 */
export const stripLikePython = (text: string): string => {
  let start = 0;
  let end = text.length;
  while (start < end && isSpace(text.charAt(start))) start += 1;
  while (end > start && isSpace(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
};

const isSpace = (character: string): boolean => /\s/.test(foldLikePython(character));
