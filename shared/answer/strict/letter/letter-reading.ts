import { phrases } from '../phrases.ts';
import { isRawLabel, mayBeWord, meaningOfI } from './raw-label.ts';
import { startsWithSpecies } from './species.ts';
import { contrastWords, verbsAfterSubject, wordsAfterLetter } from './words.ts';

/** Why a letter where an answer is expected means something else; names of guards. */
export type OtherMeaning = 'pronoun' | 'asked' | 'range' | 'ruled-out' | 'discussed' | 'species' | 'word';

/**
 * A letter where an answer is expected: `one` is an answer, `several` begins a list of letters or may be a word
 * ("A Biopsy"), anything else means something else ("A patient", "D-dimer", "C. difficile", "B is wrong").
 */
type LetterKind = 'one' | 'several' | OtherMeaning;

export interface LetterReading {
  readonly letter: string;
  readonly end: number;
  readonly kind: LetterKind;
  /** Nothing of the sentence follows the letter. */
  readonly closes: boolean;
  /** The letter is a label: "(C)", "C. Atrial fibrillation", "C" at its sentence's end. */
  readonly labels: boolean;
}

const letterHere =
  /([("'[{<{【「『《〈:：]{0,3} ?)([A-Za-z])(?![\p{Script=Latin}\p{N}\p{M}])(?!['’]\p{L})((?: ?[)"'\]}>】」』》〉]){0,4})/uy;

const conjunctions = phrases`
  and
  or
  and/or
  &
  y
  o
  u
  e
  ou
  et
  und
  oder
  of
  en
  или
  и
  lub
  i
  veya
  và
  hoặc
  atau
  dan
`;
const conjunctionsInAsia = phrases`
  与
  和
  或
  及
  以及
  と
  または
  か
  과
  와
  및
  또는
`;
const join = String.raw`(?: ?(?:,|/|&|\+|、|\|) ?| ?,? ${conjunctions} | ?${conjunctionsInAsia} ?)`;
const several = new RegExp(
  String.raw`^${join}{1,2}(?:(?:options?|choices?|even|possibly|maybe|perhaps|also|both|选项) )?[("'[]?([A-Z])[)"'\]]?(?![\p{L}\p{N}'-])(.{0,14})`,
  'u',
);
const range = /^ ?(?:-|–|~|至|到|through|thru) ?[("'[]?[A-Z](?![\p{L}\p{N}'-])/u;
const openChoice = /^,? (?:or|versus|vs\.?|ou|oder|или|and$)(?: |$)|^(?:或|または|또는)/u;
const stopHere =
  /^ ?(?:$|\n|[.,;:!。，；：！、…)\]}"']+(?=$|[\s)\]}"'\uE000]|[\u0250-\u{10FFFF}]|\p{Lu}\p{Ll}{2}))/u;
const ruledOut = phrases`
  incorrect
  wrong
  false
  ruled out
  excluded
  eliminated
  unlikely
  less likely
  (?<!, ?)not (?:correct|right|appropriate|likely|indicated|supported|consistent|the|a|an|quite)\b
`;
const negativeVerdict = new RegExp(String.raw`^[\s,.:;(–—-]{0,4}(?:is |are )?${ruledOut}`, 'iu');
const dash = /^ ?(?: [-–#] | \/ (?=\p{L}{2})|[—―]|→|=>|->|⇒|\||\(|\[|"|\uE000)/u;
const suffixInAsia = new RegExp(
  `^ ?${phrases`
    です
    だ(?!け)
    であ(?!りません|るとは限)
    で、
    で(?:$|。|す)
    と(?:な[りる]|考え|思|判断|い)
    になり
    が(?:正|最)
    を選
    项
    項
    选
    選
    因为
    因為
    ，
    因
    吧
    입니다
    이다
    예요
    이에요
    번
    라고
    로
    이며
    가 (?:맞|정답|적절|가장)
    이 (?:맞|정답|적절|가장)
    है
    । ?
    ครับ
    ค่ะ
  `}`,
  'u',
);
const wordNext = new RegExp(String.raw`^ ${wordsAfterLetter}(?![\p{L}])`, 'iu');
const verbNext = new RegExp(String.raw`^(?: \([^()\n]{1,60}\))? ${verbsAfterSubject}(?![\p{L}])`, 'iu');
const contrastNext = new RegExp(String.raw`^,? ?\(?${contrastWords}(?![\p{L}])`, 'iu');
/** A new sentence without a full stop before it. */
const runOn =
  /^ (?:I(?:['’,]| (?:am|can|cannot|do|have|would|will|was)\b)|A \p{Ll}|[\u3040-\u9FFF\uAC00-\uD7AF])/u;
const question = /^[^.!?;\n。！]{0,120}[?？]/u;

/** Reads the letter at `at`, past quotes and brackets; null when there is none. */
export const readLetter = (text: string, at: number, anyCase: boolean): LetterReading | null => {
  letterHere.lastIndex = at;
  const match = letterHere.exec(text);
  if (!match) return null;
  const [whole, , letter = ''] = match;
  const end = at + whole.length;
  const bracketed = /[)\]}】」』》〉]/u.test(match[3] ?? '');
  const after = text.slice(end, end + 160);
  const closes = /^ ?(?:$|\n|[.!。！]{1,3}(?:$|\s|["')\]]))/u.test(after);
  // "The best option is a" may have been cut short before its noun.
  if (letter === 'a' && !bracketed && !/[:=>–—-]\s*$/u.test(text.slice(Math.max(0, at - 3), at))) return null;
  if (letter > 'Z' && !(bracketed || (closes && (anyCase || /^[.!]/.test(after))))) return null;
  const labels = bracketed || closes || /^(?:[.:]| [–—-]| \() ?\p{L}/u.test(after);
  return { letter: letter.toUpperCase(), end, closes, labels, kind: kindOf(letter, bracketed, after) };
};

const kindOf = (letter: string, bracketed: boolean, after: string): LetterKind => {
  const asI = meaningOfI(letter, after);
  if (asI) return asI;
  if (question.test(after)) return 'asked';
  if (range.test(after)) return 'range';
  if (negativeVerdict.test(after)) return 'ruled-out';
  if (contrastNext.test(after)) return 'one';
  const joined = joinedKind(after);
  if (joined) return joined;
  if (openChoice.test(after)) return 'several';
  if (verbNext.test(after)) return 'discussed';
  const stop = stopHere.exec(after);
  if (stop) return endsAt(after, stop[0]) ? 'one' : 'species';
  if (bracketed || [dash, runOn, suffixInAsia, wordNext].some((next) => next.test(after))) return 'one';
  if (!isRawLabel(after)) return 'word';
  return mayBeWord(letter) ? 'several' : 'one';
};

/**
 * Another letter follows: "A, C" and "B and D" name several; in "A and D ignore the fever" both are only discussed;
 * "B, I believe" and "B and A is wrong" leave the first letter alone.
 */
const joinedKind = (after: string): LetterKind | null => {
  const match = several.exec(after);
  if (!match) return null;
  const [, letter, next = ''] = match;
  if (!/^ \p{Ll}/u.test(next)) return 'several';
  if (/^ (?:are|were|both|together|combined)\b/.test(next)) return 'several';
  if (letter === 'I' || verbNext.test(next)) return null;
  return wordNext.test(next) ? 'several' : 'discussed';
};

const endsAt = (after: string, stop: string): boolean => {
  if (!/[.:,]/.test(stop)) return true;
  return (
    !startsWithSpecies(after.slice(stop.length).trimStart()) || /\n/.test(after.slice(0, stop.length + 1))
  );
};
