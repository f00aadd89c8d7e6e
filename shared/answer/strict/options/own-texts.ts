import { phrases } from '../phrases.ts';
import { type Edit, type EditedText, edit } from '../text/edited-text.ts';
import { comparable, readPiece, sharedStart } from './comparable.ts';
import type { OptionText } from './option-texts.ts';

/** Takes the place of an option's text: a word that no rule knows, read like the text of any label. */
const ownText = 'Owntext';

const loneLetter = /(?<![\p{L}\p{N}\\])([A-Z]|[a-z](?=[.):]))(?![\p{L}\p{N}'’])/gu;
/** What may come between an option's letter and its text. */
const delimiting: ReadonlySet<string> = new Set(' .:)]>|,(=');
const maxDelimiters = 4;
const answerNouns = phrases`
  answers?
  ans
  choice
  option
  réponse
  respuesta
  resposta
  risposta
  antwort
  ответ
  答案
  正解
  정답
`;
const linked = String.raw`[^.:;!?\n<>]{0,40}?(?: is| would be| es| est| ist| è| é|是|は|은|는|:)`;
const headed = String.raw`(?<=(?:^|\n)[#* ]{0,8}(?:(?:the|my|final|correct|best) ){0,3}answer)[#* ]{0,8}\n`;
/** An announcement, and what may dress or bracket the text after it. */
const announced = new RegExp(
  String.raw`(?<![\p{L}\p{N}])${answerNouns}(?:${linked}|${headed})(?:[^\p{L}\p{N}\n<>≥≤±~\\+-]{0,12}\n{0,2}){1,2}`,
  'giu',
);

const closers = String.raw`(?:[*_\x60'"}$\])~]|\\[)\]]|</?[a-z]{1,10}>)*`;
/** The text is over, and so is its sentence, line, box or emphasis. */
const ends = new RegExp(
  String.raw`^(?:${closers}\s*(?:$|\n)|${closers}[.!;。]${closers}(?:\s|$)|[$_\x60*]*[}")\]]|\*\*|\\[)\]]|\s*[<|])`,
);
const wordsAfter = phrases`
  is
  was
  would
  because
  since
  as
  which
  given
  due
  and
  or
  but
  not
  rather
  instead
  based
  for
  in
`;
/** The text is over, the sentence is not. */
const continues = new RegExp(
  String.raw`^${closers}(?:[,;:，；：](?:\s|$)|\s?[—–]|\s-\s|\s\(|\s${wordsAfter}\b)`,
);

/** How much of the text after an option's is looked at. */
const reach = 60;

const reasons = new RegExp(String.raw`^${closers}(?:\s?[—–]|\s-\s|\s\(|\s(?:because|since|as|given|due)\b)`);

interface Match {
  readonly letter: string;
  readonly start: number;
  readonly end: number;
}

/** What is to be changed between `start` and `end`. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly edits: readonly Edit[];
}

/**
 * Replaces the text of each option that follows its letter ("B. False", "D. C. difficile colitis") by one neutral word:
 * the letter is certain, and nothing in the text can be read as a letter, a verdict or a denial any more. A letter that
 * another option's text follows becomes "B or D". An option's text that is announced as the answer gets its letter.
 */
export const markOwnTexts = (source: EditedText, options: readonly OptionText[]): EditedText => {
  if (options.length === 0) return source;
  const marks = [...labelMarks(source.text, options), ...announcedMarks(source.text, options)];
  return edit(
    source,
    withoutConflicts(marks).flatMap(({ edits }) => edits),
  );
};

const labelMarks = (text: string, options: readonly OptionText[]): Mark[] => {
  const marks: Mark[] = [];
  let from = 0;
  for (const { index } of text.matchAll(loneLetter)) {
    const mark = index < from ? null : labelMark(text, index, options);
    if (!mark) continue;
    marks.push(mark);
    from = mark.end;
  }
  return marks;
};

const labelMark = (text: string, index: number, options: readonly OptionText[]): Mark | null => {
  const found = text[index] ?? '';
  const letter = found.toUpperCase();
  const match = furthest(matchesAfter(text, index + 1, { options, letter }), letter);
  if (!match) return null;
  const { start, end } = match;
  const between = text.slice(index + 1, start).replace(/\\[()[\]]/g, '');
  const isLabel = /[.:)\]>|,=-]/.test(between);
  const isDelimited = isLabel || between.includes('(');
  // "A beta blocker" may be all of another option's text.
  const isText = ({ form }: OptionText) => {
    const shared = sharedStart(text, index, form);
    return shared.length === form.length && shared.end === end;
  };
  if (!isDelimited && options.some(isText)) return null;
  if (match.letter === letter) {
    const by = isLabel ? letter : `${letter}.`;
    const label = { start: index, end: index + 1, by };
    const own = { start, end, by: ownText + unmatchedBraces(text.slice(start, end)) };
    return { start: index, end, edits: [label, own] };
  }
  const opens = /(?:^|[\n{>"*])[ \t]*$/.test(text.slice(Math.max(0, index - 20), index));
  if (found !== letter || !(isDelimited || opens) || !isSettled(text, end)) return null;
  const by = `${letter} or ${match.letter} ${unmatchedBraces(text.slice(index, end))}`.trimEnd();
  return { start: index, end, edits: [{ start: index, end, by }] };
};

/** All options' texts that follow a letter, past what delimits it. */
const matchesAfter = (
  text: string,
  from: number,
  { options, letter }: { readonly options: readonly OptionText[]; readonly letter: string },
): Match[] =>
  [...beginnings(text, from)].flatMap(({ index, by }) =>
    options
      .filter(({ form }) => form.startsWith(by))
      .flatMap((option) => matchAt(text, index, { option, letter })),
  );

/** Where a label's text may begin: a delimiter may be its first sign, too. */
function* beginnings(text: string, from: number): Generator<{ index: number; by: string }> {
  let delimiters = 0;
  for (let index = from; index < text.length && delimiters < maxDelimiters; ) {
    const { length, by } = readPiece(text, index);
    // "D - 5" is a label and its text, "D. -5" is a label and a negative number.
    const isDash = by === '-' && /\s/.test(text[index + 1] ?? '');
    if (by !== '' && by !== ' ') {
      if (!isDash) yield { index, by };
      if (!isDash && !delimiting.has(by)) return;
      delimiters += 1;
    }
    index += length;
  }
}

const matchAt = (
  text: string,
  start: number,
  { option, letter }: { readonly option: OptionText; readonly letter: string | null },
): Match[] => {
  const { form } = option;
  const { length, end: over } = sharedStart(text, start, form);
  const end = option.asks && text[over] === '?' ? over + 1 : over;
  const isWhole = length === form.length;
  const isTellingStart = option.letter === letter && isTelling(form.slice(0, length));
  if (!isWhole && !isTellingStart) return [];
  const isOver = isAtEnd(text, end) || (isWhole && continues.test(text.slice(end, end + reach)));
  return isOver ? [{ letter: option.letter, start, end }] : [];
};

/** Also before a reason: in "It is C. Aspirin, heparin and warfarin fail" a sentence begins with an option's text. */
const isSettled = (text: string, end: number): boolean =>
  isAtEnd(text, end) || reasons.test(text.slice(end, end + reach));

const isAtEnd = (text: string, end: number): boolean => ends.test(text.slice(end, end + reach));

/** Enough of a text to know it by: some words, not only the first. */
const isTelling = (form: string): boolean =>
  form.length >= 8 && /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]/u.test(form);

/** The match that reaches furthest, then that which begins first, then the letter's own. */
const furthest = (matches: readonly Match[], letter: string): Match | undefined =>
  matches.toSorted(
    (a, b) => b.end - a.end || a.start - b.start || Number(b.letter === letter) - Number(a.letter === letter),
  )[0];

/** "Answer: Atrial fibrillation" */
const announcedMarks = (text: string, options: readonly OptionText[]): Mark[] =>
  [...text.matchAll(announced)].flatMap(({ index, 0: found }) => {
    const start = index + found.length;
    const matches = options
      .filter(({ form }) => !/^\p{L}$/u.test(form))
      .flatMap((option) => matchAt(text, start, { option, letter: null }));
    const match = furthest(matches, '');
    if (!match || isShared(match, matches)) return [];
    return isTail(text.slice(index, match.end), match, options) ? [] : (announcedMark(text, match) ?? []);
  });

/** In "The answer must be: surgery is not indicated" nothing announces "Not indicated" if the longer text is an option. */
const isTail = (announcement: string, match: Match, options: readonly OptionText[]): boolean => {
  const form = comparable(announcement).replace(/\?$/, '');
  const own = options.find(({ letter }) => letter === match.letter)?.form.length ?? 0;
  return options.some((other) => other.form.length > own && form.endsWith(other.form));
};

const announcedMark = (text: string, { letter, start, end }: Match): Mark | null => {
  const added = /^ ?\(([A-Z])\)/.exec(text.slice(end, end + reach));
  if (added?.[1] && added[1] !== letter) {
    const [from, to] = [end + added[0].length - 1, end + added[0].length];
    return { start, end: to, edits: [{ start: from, end: to, by: ` or ${letter})` }] };
  }
  if (!isAtEnd(text, end)) return null;
  const by = `${letter}. ${ownText}${unmatchedBraces(text.slice(start, end))}`;
  return { start, end, edits: [{ start, end, by }] };
};

const isShared = (match: Match, matches: readonly Match[]): boolean =>
  matches.some(({ end, letter }) => end === match.end && letter !== match.letter);

/**
 * A mark within another one is part of its text: in "Option A (Surgery is not indicated)", where "Not indicated" is an
 * option too, nothing announces that one. Where two marks merely overlap, it is unclear what is meant: neither stays.
 */
const withoutConflicts = (marks: readonly Mark[]): readonly Mark[] =>
  outermost(marks).filter((mark, index, all) => {
    const [before, after] = [all[index - 1], all[index + 1]];
    return !(before && before.end > mark.start) && !(after && after.start < mark.end);
  });

const outermost = (marks: readonly Mark[]): readonly Mark[] => {
  const kept: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const outer = kept.at(-1);
    if (!(outer && outer.start < mark.start && mark.end <= outer.end)) kept.push(mark);
  }
  return kept;
};

const unmatchedBraces = (text: string): string => {
  let [closing, open] = ['', ''];
  for (const [brace] of text.matchAll(/[{}]/g)) {
    if (brace === '{') open += '{';
    else if (open) open = open.slice(1);
    else closing += '}';
  }
  return closing + open;
};
