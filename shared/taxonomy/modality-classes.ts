import { foldLikePython } from '../like-python/fold-like-python.ts';

/**
 * How the words of a class occur in a type text: as whole words, or at the beginning of one. A `.` in a word is
 * any character.
 */
export interface ModalityClass {
  readonly name: string;
  readonly words: string;
  readonly match?: 'whole words' | 'word starts';
}

/**
 * Builds the function that names every class, in table order, one of whose words occurs in a type text,
 * ignoring case (docs/protocol.md, "Modalities"). A text of several classes counts once for each.
 */
export const createModalityMatcher = (classes: readonly ModalityClass[]) => {
  const compiled = classes.map(({ name, words, match = 'whole words' }) => {
    const alternatives = words
      .trim()
      .split(/\s*,\s*/)
      .join('|');
    return {
      name,
      pattern: new RegExp(`\\b(?:${alternatives})${match === 'whole words' ? '\\b' : ''}`, 'ius'),
    };
  });
  return (typeText: string): readonly string[] => {
    const text = foldLikePython(typeText);
    return compiled.filter(({ pattern }) => pattern.test(text)).map(({ name }) => name);
  };
};
