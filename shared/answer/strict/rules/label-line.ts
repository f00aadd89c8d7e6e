import { isRawLabel, mayBeWord, meaningOfI } from '../letter/raw-label.ts';
import { startsWithSpecies } from '../letter/species.ts';
import { contrastWords, verbsAfterSubject, wordsAfterLetter } from '../letter/words.ts';
import { phrases } from '../phrases.ts';
import type { Span } from '../text/edited-text.ts';

export interface Line {
  readonly text: string;
  /** Where it begins in the whole text. */
  readonly start: number;
}

/** A line that begins with an option's label. */
export interface Label {
  readonly line: number;
  readonly letter: string;
  /** The option's text after the letter; empty for a letter alone. */
  readonly body: string;
  readonly bulleted: boolean;
  /** The line. */
  readonly span: Span;
}

const leading = String.raw`^(- |\d{1,2}[.)] )?[→⇒=>∴:"' ]{0,6}`;
const option = `(?:${phrases`
  question \d{1,2}
  option
  choice
  answer
  letter
  选项
  選項
  選択肢
  선택지
  opción
  opção
  opzione
  вариант
  réponse
  antwort
  respuesta
  resposta
  letra
  lettera
  lettre
  buchstabe
  буква
`}[ :]{0,2})?`;
const labelled = new RegExp(
  String.raw`${leading}${option}([([{<"'【「]?)([a-z])(?!['-]?[\p{Script=Latin}\p{N}])([)\]}>"'】」]?)(.*)$`,
  'iu',
);
const nothing = /^[\s.)\]}>】」!:。"'←|]*$/u;
const delimited = /^(?:[.):,、。\]]|\s?[–—]|\s-(?=\s))\s*(\S.*)$/u;
const unspaced = /^\.(?:[A-Z]\.?(?![a-z])|[a-z])/u;
const added = new RegExp(
  String.raw`^(?:,? (?!and|but|with|in|from|on|at|for (?!th))(?:${wordsAfterLetter}|${contrastWords})(?![\p{L}])|\s?[—–-] |, )`,
  'iu',
);
/** "A first step", "I, as an AI": after a letter that may be a word only a reason shows that it is not one. */
const reasoned = /^(?:,? (?:because|since|due|weil|car|porque)(?![\p{L}-])|\s?[—–-] )/u;
/** "E (confidence 70%)" */
const remark = /^ \([^()]{1,80}\)[.!]?$/u;
const letterNext =
  /^[\s,、;/&+|.:)\]–—-]*(?:(?:and|or|与|和|或|y|o|et|ou|und|oder)\s+)?[("'[]?[A-Z][)"'\]]?(?=[\s,;/&.)\u3040-\u9FFF\uAC00-\uD7AF]|$)(?! (?!and |or |y |et |und )[a-z])/u;
const verb = new RegExp(String.raw`^\s*${verbsAfterSubject}(?![\p{L}])`, 'u');
/** "A: I don't know" */
const speaks = /^(?:I|we|you|my)(?![\p{L}])/iu;
const initials =
  /^\p{Lu}\p{L}+(?:,? (?:MD|PhD|et al|and colleagues|reported|described|published|wrote|said|showed|found|proposed|noted|first|argued)|, \p{Lu}\.)/u;
/** Panels of a figure, or options on one line: "(A) Axial CT. (B) Coronal CT." */
const anotherLabel = /\([A-J]\) |(?:^|[.;,] |\bor )[A-J][).:] /u;

/** The labels that lines begin with; a letter in lower case counts where it is all there is. */
export const labelsOf = (lines: readonly Line[]): Label[] =>
  lines.flatMap((line, index) => readLabel(line, index, lines.length === 1) ?? []);

const readLabel = ({ text, start }: Line, line: number, alone: boolean): Label | null => {
  const match = labelled.exec(text);
  if (!match) return null;
  const [, bullet, open = '', letter = '', close = '', rest = ''] = match;
  const tail = `${close}${rest}`;
  const label = {
    line,
    letter: letter.toUpperCase(),
    bulleted: bullet !== undefined,
    span: { start, end: start + text.length },
  };
  if (nothing.test(tail)) return letter <= 'Z' || alone ? { ...label, body: '' } : null;
  if (letter > 'Z' || letterNext.test(rest) || rest.endsWith('?') || meaningOfI(letter, rest)) return null;
  const unmarked = line === 0 && isUnmarkedLabel(letter, rest, alone);
  const body = delimited.exec(open ? `)${rest}` : tail)?.[1] ?? (unmarked ? rest : undefined);
  if (body === undefined || isOtherText(body) || unspaced.test(tail)) return null;
  return { ...label, body: body.trim() };
};

/** "C because ..." at the reply's beginning; a letter and a name or a remark as the whole of it. */
const isUnmarkedLabel = (letter: string, rest: string, alone: boolean): boolean => {
  if (mayBeWord(letter)) return reasoned.test(rest);
  return added.test(rest) || (alone && (isRawLabel(rest) || remark.test(rest)));
};

/** What follows a letter that is no label: its verb, a speaker's words, a caption, a species, a surname. */
const isOtherText = (body: string): boolean =>
  [verb, speaks, anotherLabel, initials].some((other) => other.test(body)) || startsWithSpecies(body);
