import { capitalLetter } from '../../../case/answer-letters.ts';
import { unedited } from '../text/edited-text.ts';
import { plainForms } from '../text/plain-forms.ts';
import { comparable } from './comparable.ts';

/** A question's options: their letters (in either case, gaps allowed), or better their texts by letter. */
export type StrictOptions = readonly string[] | Readonly<Record<string, string>>;

export interface OptionText {
  readonly letter: string;
  /** The text as texts are compared. */
  readonly form: string;
  /** It ends in a question mark, which is not part of `form`. */
  readonly asks: boolean;
}

const known = new WeakMap<object, readonly OptionText[]>();

/** Data may write the letters in lower case; a reading is upper case, as the reference's is. @param letter upper case */
export const isOption = (options: StrictOptions, letter: string): boolean =>
  [letter, letter.toLowerCase()].some((form) =>
    isLetters(options) ? options.includes(form) : Object.hasOwn(options, form),
  );

/** The options' texts as they are compared; empty when only letters are known. */
export const optionTexts = (options: StrictOptions): readonly OptionText[] => {
  if (isLetters(options)) return [];
  const found = known.get(options) ?? textsOf(options);
  known.set(options, found);
  return found;
};

/** The option whose text this is, word for word. Null when it is nobody's or several options', or only a letter. */
export const optionNamed = (text: string, options: readonly OptionText[]): string | null => {
  const longest = Math.max(0, ...options.map(({ form }) => form.length));
  if (longest === 0 || text.length > 4 * longest + 100) return null;
  const bare = trimmed(comparable(text));
  if (/^\p{L}$/u.test(bare)) return null;
  const named = options.filter((option) => option.form === bare);
  return named.length === 1 ? (named[0]?.letter ?? null) : null;
};

const isLetters = (options: StrictOptions): options is readonly string[] => Array.isArray(options);

const textsOf = (options: Readonly<Record<string, string>>): readonly OptionText[] =>
  Object.entries(options)
    .map(([letter, text]) => ({
      letter: capitalLetter(letter),
      form: trimmed(formOf(text)),
      asks: /\?\W*$/.test(text),
    }))
    .filter(({ form }) => /[\p{L}\p{N}]/u.test(form));

const formOf = (text: string): string => comparable(plainForms(unedited(text)).text.replaceAll('\n', ' '));

/** Without the punctuation that ends a sentence, and without brackets around all of it. */
const trimmed = (form: string): string => {
  const bare = form.trim().replace(/[.,;:!?。…]+$/u, '');
  return /^\([^()]*\)$|^\[[^[\]]*\]$/.test(bare) ? bare.slice(1, -1) : bare;
};
