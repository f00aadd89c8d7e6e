/** Characters that the two engines read differently, each with one that both read as Python reads the first. */
const equivalents: ReadonlyMap<string, string> = new Map([
  ...[...'\u001c\u001d\u001e\u001f\u0085'].map((control) => [control, ' '] as const),
  ['\uFEFF', '\u0000'],
  ['İ', 'i'],
  ['ı', 'i'],
  ['ſ', 's'],
  ['\u212A', 'k'],
]);

const disputed = /\p{Cc}|\uFEFF|(?!\p{ASCII})[\p{L}\p{N}]/gu;

/**
 * Rewrites a text so that JavaScript's `\b`, `\s` and ignore-case find in it what Python's find in the
 * original (docs/protocol.md, "Answer extraction"): every letter and digit outside ASCII becomes a `0`, which is a
 * word character in both and in no pattern of ours; U+001C-1F and U+0085 become blanks, U+FEFF stops being one;
 * the letters that Python folds to `i`, `s` and `k` become these, lower case.
 * One character stays one character; ASCII letters, digits, punctuation and line feeds stay what they are.
 */
export const foldLikePython = (text: string): string =>
  text.replace(
    disputed,
    (character) => equivalents.get(character) ?? (/\p{Cc}/u.test(character) ? character : '0'),
  );
