import { isPronoun, isRawLabel, mayBeWord } from './raw-label.ts';
import { startsWithSpecies } from './species.ts';
import { contrastWords, verbsAfterSubject, wordsAfterLetter } from './words.ts';

/**
 * A letter that stands where an answer is expected: `one` is an answer, `several` begins a list of letters or
 * may be a word ("A Biopsy"),
 * `unlike` is a letter that means something else ("A patient", "D-dimer", "C. difficile", "B is wrong").
 */
type LetterKind = 'one' | 'several' | 'unlike';

export interface LetterReading {
  readonly letter: string;
  readonly end: number;
  readonly kind: LetterKind;
  /** Nothing of the sentence follows the letter. */
  readonly closes: boolean;
  /** The letter stands as a label: "(C)", "C. Atrial fibrillation", "C" at its sentence's end. */
  readonly labels: boolean;
}

const LETTER =
  /([("'[{<【「『《〈:：]{0,3} ?)([A-Za-z])(?![\p{Script=Latin}\p{N}\p{M}])(?!['’]\p{L})((?: ?[)"'\]}>】」』》〉]){0,4})/uy;

const JOIN = `(?: ?(?:,|/|&|\\+|、|\\|) ?| ?,? (?:and|or|and/or|&|y|o|u|e|ou|et|und|oder|of|en|или|и|lub|i|veya|và|hoặc|atau|dan) | ?(?:与|和|或|及|以及|と|または|か|과|와|및|또는) ?)`;
const SEVERAL = new RegExp(
  `^${JOIN}{1,2}(?:(?:options?|choices?|even|possibly|maybe|perhaps|also|both|选项) )?[("'[]?([A-Z])[)"'\\]]?(?![\\p{L}\\p{N}'-])(.{0,14})`,
  'u',
);
const RANGE = /^ ?(?:-|–|~|至|到|through|thru) ?[("'[]?[A-Z](?![\p{L}\p{N}'-])/u;
const OPEN_CHOICE = /^,? (?:or|versus|vs\.?|ou|oder|или|and$)(?: |$)|^(?:或|または|또는)/u;
const STOP =
  /^ ?(?:$|\n|[.,;:!。，；：！、…)\]}"']+(?=$|[\s)\]}"'\uE000]|[\u0250-\u{10FFFF}]|\p{Lu}\p{Ll}{2}))/u;
const NEGATIVE_VERDICT =
  /^[\s,.:;(–—-]{0,4}(?:is |are )?(?:incorrect|wrong|false|ruled out|excluded|eliminated|unlikely|less likely|(?<!, ?)not (?:correct|right|appropriate|likely|indicated|supported|consistent|the|a|an|quite)\b)/iu;
const DASH = /^ ?(?: [-–#] | \/ (?=\p{L}{2})|[—―]|→|=>|->|⇒|\||\(|\[|"|\uE000)/u;
const CJK_SUFFIX =
  /^ ?(?:です|だ(?!け)|であ(?!りません|るとは限)|で、|で(?:$|。|す)|と(?:な[りる]|考え|思|判断|い)|になり|が(?:正|最)|を選|项|項|选|選|因为|因為|，|因|吧|입니다|이다|예요|이에요|번|라고|로|이며|가 (?:맞|정답|적절|가장)|이 (?:맞|정답|적절|가장)|है|। ?|ครับ|ค่ะ)/u;
const WORD = new RegExp(`^ (?:${wordsAfterLetter})(?![\\p{L}])`, 'iu');
const SUBJECT = new RegExp(`^(?: \\([^()\\n]{1,60}\\))? (?:${verbsAfterSubject})(?![\\p{L}])`, 'iu');
const CONTRAST = new RegExp(`^,? ?\\(?(?:${contrastWords})(?![\\p{L}])`, 'iu');
/** A new sentence without a full stop before it. */
const RUN_ON =
  /^ (?:I(?:['’,]| (?:am|can|cannot|do|have|would|will|was)\b)|A \p{Ll}|[\u3040-\u9FFF\uAC00-\uD7AF])/u;
const QUESTION = /^[^.!?;\n。！]{0,120}[?？]/u;

/** Reads the letter at `at`, past quotes and brackets; null when no letter stands there. */
export function readLetter(text: string, at: number, anyCase: boolean): LetterReading | null {
  LETTER.lastIndex = at;
  const match = LETTER.exec(text);
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
}

function kindOf(letter: string, bracketed: boolean, after: string): LetterKind {
  if (isPronoun(letter, after)) return 'unlike';
  if (QUESTION.test(after) || RANGE.test(after) || NEGATIVE_VERDICT.test(after)) return 'unlike';
  if (CONTRAST.test(after)) return 'one';
  const joined = joinedKind(after);
  if (joined) return joined;
  if (OPEN_CHOICE.test(after)) return 'several';
  if (SUBJECT.test(after)) return 'unlike';
  const stop = STOP.exec(after);
  if (stop) return endsAt(after, stop[0]) ? 'one' : 'unlike';
  if (bracketed || DASH.test(after) || RUN_ON.test(after) || CJK_SUFFIX.test(after) || WORD.test(after))
    return 'one';
  if (!isRawLabel(after)) return 'unlike';
  return mayBeWord(letter) ? 'several' : 'one';
}

/**
 * Another letter follows: "A, C" and "B and D" name several; in "A and D ignore the fever" both are only discussed;
 * "B, I believe" and "B and A is wrong" leave the first letter alone.
 */
function joinedKind(after: string): LetterKind | null {
  const match = SEVERAL.exec(after);
  if (!match) return null;
  const [, letter, next = ''] = match;
  if (!/^ \p{Ll}/u.test(next)) return 'several';
  if (/^ (?:are|were|both|together|combined)\b/.test(next)) return 'several';
  if (letter === 'I' || SUBJECT.test(next)) return null;
  return WORD.test(next) ? 'several' : 'unlike';
}

function endsAt(after: string, stop: string): boolean {
  if (!/[.:,]/.test(stop)) return true;
  return (
    !startsWithSpecies(after.slice(stop.length).trimStart()) || /\n/.test(after.slice(0, stop.length + 1))
  );
}
