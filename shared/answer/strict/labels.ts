import { isPronoun, isRawLabel, mayBeWord } from './raw-label.ts';
import { startsWithSpecies } from './species.ts';
import { contrastWords, verbsAfterSubject, wordsAfterLetter } from './words.ts';

interface Label {
  readonly line: number;
  readonly letter: string;
  /** The option's text after the letter; empty for a letter on its own. */
  readonly body: string;
  readonly bulleted: boolean;
}

const LEADING = '^(- |\\d{1,2}[.)] )?[→⇒=>∴:"\' ]{0,6}';
const OPTION =
  '(?:(?:question \\d{1,2}|option|choice|answer|letter|选项|選項|選択肢|선택지|opción|opção|opzione|вариант|réponse|antwort|respuesta|resposta|letra|lettera|lettre|buchstabe|буква)[ :]{0,2})?';
const LINE = new RegExp(
  `${LEADING}${OPTION}([([{<"'【「]?)([a-z])(?!['-]?[\\p{Script=Latin}\\p{N}])([)\\]}>"'】」]?)(.*)$`,
  'iu',
);
const BARE = /^[\s.)\]}>】」!:。"'←|]*$/u;
const DELIMITED = /^(?:[.):,、。\]]|\s?[–—]|\s-(?=\s))\s*(\S.*)$/u;
const UNSPACED = /^\.(?:[A-Z]\.?(?![a-z])|[a-z])/u;
const ADDED = new RegExp(
  `^(?:,? (?!and|but|with|in|from|on|at|for (?!th))(?:${wordsAfterLetter}|${contrastWords})(?![\\p{L}])|\\s?[—–-] |, )`,
  'iu',
);
/** "A first step", "I, as an AI": after a letter that may be a word only a reason shows that it is none. */
const REASONED = /^(?:,? (?:because|since|due|weil|car|porque)(?![\p{L}-])|\s?[—–-] )/u;
/** "E (confidence 70%)" */
const REMARK = /^ \([^()]{1,80}\)[.!]?$/u;
const LETTER_NEXT =
  /^[\s,、;/&+|.:)\]–—-]*(?:(?:and|or|与|和|或|y|o|et|ou|und|oder)\s+)?[("'[]?[A-Z][)"'\]]?(?=[\s,;/&.)\u3040-\u9FFF\uAC00-\uD7AF]|$)(?! (?!and |or |y |et |und )[a-z])/u;
const REJECTED =
  /✗|(?:^|[–—:-] )(?:no|not(?! [A-Z]\b)|only|contraindicated)\b|\b(?:incorrect|wrong|ruled out|(?:un|less )likely|is not|was not|isn't|not (?:correct|supported)|eliminated|excluded|false|inappropriate|would|could|might)\b/iu;
const VERB = new RegExp(`^\\s*(?:${verbsAfterSubject})(?![\\p{L}])`, 'u');
const WALKTHROUGH =
  /(?::$)|\b(?:options?|choices|each|one by one|analy\w+|evaluat\w+|consider\w*|let's|let me|go through|differential|alternatives)\b/iu;
const CONCLUDES = /(?:therefore|thus|hence|answer|conclusion|final|choose|select)[^.]{0,40}:$/iu;
/** "A: I don't know", and a dialogue of Q: and A:. */
const SPEAKS = /^(?:I|we|you|my)(?![\p{L}])/iu;
const DIALOGUE = /(?<![\p{L}\p{N}])Q(?:uestion)?(?: ?\d+)?[:.]/u;
const ROMAN = /^(?:- )?[([]?(?:II|III|IV|VI)[).:]/mu;
const INITIALS =
  /^\p{Lu}\p{L}+(?:,? (?:MD|PhD|et al|and colleagues|reported|described|published|wrote|said|showed|found|proposed|noted|first|argued)|, \p{Lu}\.)/u;
/** Panels of a figure, or options on one line: "(A) Axial CT. (B) Coronal CT." */
const ANOTHER_LABEL = /\([A-J]\) |(?:^|[.;,] )[A-J][).:] /u;
const LONGEST = 200;

/**
 * The letter of a reply that is a label, or whose only label or last line is one: "C", "(C)", "C. Atrial
 * fibrillation". Null when several options are labelled, as in an echoed list or an option-by-option discussion.
 */
export function labelledLetter(text: string): string | null {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const labels = lines.flatMap((line, index) => readLabel(line, index, lines.length === 1) ?? []);
  const distinct = new Set(labels.map((label) => label.letter));
  if (distinct.size === 1) return onlyLabel(labels, lines);
  return chosenAmong(labels, lines);
}

function onlyLabel(labels: readonly Label[], lines: readonly string[]): string | null {
  const [label] = labels;
  if (!label || REJECTED.test(label.body) || label.body.length > LONGEST || labelsSomethingElse(label, lines))
    return null;
  if (label.line === 0) return label.bulleted && lines.length > 1 ? null : label.letter;
  const before = lines[label.line - 1] ?? '';
  const introduced = (label.body === '' ? /:$/ : WALKTHROUGH).test(before) && !CONCLUDES.test(before);
  return introduced || label.bulleted ? null : label.letter;
}

/** A speaker, a Roman numeral, a panel of a figure. */
function labelsSomethingElse({ letter, line, body }: Label, lines: readonly string[]): boolean {
  if (letter === 'A' && line > 0 && lines.some((other) => DIALOGUE.test(other))) return true;
  if (letter === 'I' && lines.some((other) => ROMAN.test(other))) return true;
  return body !== '' && lines.some((other) => captionsAnother(other, letter));
}

/** "(A) Axial CT" in the middle of another line, or the label just before this one: "so A. Angioma". */
function captionsAnother(line: string, letter: string): boolean {
  const previous = String.fromCharCode(letter.charCodeAt(0) - 1);
  return [...line.matchAll(/\(([A-J])\) \p{Lu}| ([A-J])[.)] \p{Lu}/gu)].some(
    ([, caption, label]) => (caption !== undefined && caption !== letter) || label === previous,
  );
}

/** Several letters are labelled: only a line that stands apart from their list is an answer. */
function chosenAmong(labels: readonly Label[], lines: readonly string[]): string | null {
  const bare = labels.filter((label) => label.body === '');
  const first = labels.find((label) => label.line === 0);
  const last = labels.findLast((label) => label.line === lines.length - 1);
  if (bare.length === 1 && bare[0] === first && first && labels[1]?.line !== 1) return first.letter;
  if (!last || last.bulleted || REJECTED.test(last.body)) return null;
  const others = labels.slice(0, -1);
  const repeats = others.some((label) => label.letter === last.letter);
  const follows = others.at(-1)?.line === last.line - 1;
  if (last.body === '') return bare.length === 1 && repeats ? last.letter : null;
  return repeats && !follows && others.filter((label) => label.letter === last.letter).length === 1
    ? last.letter
    : null;
}

function readLabel(line: string, index: number, alone: boolean): Label | null {
  const match = LINE.exec(line);
  if (!match) return null;
  const [, bullet, open = '', letter = '', close = '', rest = ''] = match;
  const delimited = `${close}${rest}`;
  const label = { line: index, letter: letter.toUpperCase(), bulleted: bullet !== undefined };
  if (BARE.test(delimited)) return letter <= 'Z' || alone ? { ...label, body: '' } : null;
  if (letter > 'Z' || LETTER_NEXT.test(rest) || rest.endsWith('?') || isPronoun(letter, rest)) return null;
  const unmarked = index === 0 && isUnmarkedLabel(letter, rest, alone);
  const body = DELIMITED.exec(open ? `)${rest}` : delimited)?.[1] ?? (unmarked ? rest : undefined);
  if (body === undefined || isOtherText(body) || UNSPACED.test(delimited)) return null;
  return { ...label, body: body.trim() };
}

/** "C because ..." at the reply's beginning; a letter and a name or a remark as the whole of it. */
function isUnmarkedLabel(letter: string, rest: string, alone: boolean): boolean {
  if (mayBeWord(letter)) return REASONED.test(rest);
  return ADDED.test(rest) || (alone && (isRawLabel(rest) || REMARK.test(rest)));
}

/** What stands after a letter that is no label: its verb, a speaker's words, a caption, a species, a surname. */
function isOtherText(body: string): boolean {
  return [VERB, SPEAKS, ANOTHER_LABEL, INITIALS].some((other) => other.test(body)) || startsWithSpecies(body);
}
