import { latexCommand, type Piece } from '../text/latex-commands.ts';

/** Dress, and signs that are written or left out at will. */
const dropped = new Set(['*', '_', '`', "'", '"', '$', '{', '}', '^']);
const dashes = /^[\u2010-\u2015\u2212]$/u;
const tag = /<\/?(?:sub|sup|b|i|em|strong|u)>/y;
const accents = /[\u0300-\u036F]/g;
const accentsHere = /[\u0300-\u036F]*/y;
const endsInLetter = /[\p{L}\p{M}]$/u;
const endsInDigit = /\p{N}$/u;

/**
 * A text as texts are compared: without case, accents, markdown, LaTeX and quotes, and with blanks only between two
 * letters or two digits.
 */
export const comparable = (text: string): string => {
  let form = '';
  let spaced = false;
  for (let index = 0; index < text.length; ) {
    const { length, by } = readPiece(text, index);
    index += length;
    if (by === ' ') spaced = true;
    else if (by !== '') {
      form += spaced && isSpaced(form, by) ? ` ${by}` : by;
      spaced = false;
    }
  }
  return form;
};

export interface SharedStart {
  /** How many characters of the form the text begins with. */
  readonly length: number;
  /** Where in the text they end. */
  readonly end: number;
}

/** How much of a text in its comparable form another text has at `at`. Stops at the first difference. */
export const sharedStart = (text: string, at: number, form: string): SharedStart => {
  let shared = { length: 0, end: at };
  let before = '';
  let spaced = false;
  for (let index = at; index < text.length && shared.length < form.length; ) {
    const { length, by } = readPiece(text, index);
    index += length;
    if (by === ' ') spaced = true;
    else if (by !== '') {
      const piece = spaced && isSpaced(before, by) ? ` ${by}` : by;
      if (!form.startsWith(piece, shared.length)) break;
      shared = { length: shared.length + piece.length, end: index };
      before = by;
      spaced = false;
    }
  }
  return { ...shared, end: pastAccents(text, shared.end) };
};

/** A combining accent belongs to the letter before it. */
const pastAccents = (text: string, end: number): number => {
  accentsHere.lastIndex = end;
  return end + (accentsHere.exec(text)?.[0].length ?? 0);
};

/** The next piece of a text and what it comes to; a line end stays one. */
export const readPiece = (text: string, index: number): Piece => {
  const character = text[index] ?? '';
  if (character === '\\') return latexCommand(text, index);
  if (character === '<') {
    tag.lastIndex = index;
    const found = tag.exec(text)?.[0];
    return found ? { length: found.length, by: '' } : { length: 1, by: character };
  }
  if (character < '\u0080') {
    if (dropped.has(character)) return { length: 1, by: '' };
    return { length: 1, by: character === '~' ? ' ' : character.toLowerCase() };
  }
  const whole = String.fromCodePoint(text.codePointAt(index) ?? 0);
  return { length: whole.length, by: beyondAscii(whole) };
};

const beyondAscii = (character: string): string =>
  dashes.test(character) ? '-' : character.normalize('NFKD').replace(accents, '').toLowerCase();

/** A blank between two letters or two digits counts: "a typical" is not "atypical", but "5 mg" is "5mg". */
const isSpaced = (before: string, next: string): boolean => {
  const last = before.slice(-2);
  return (
    (endsInLetter.test(last) && /^[\p{L}\p{M}]/u.test(next)) ||
    (endsInDigit.test(last) && /^\p{N}/u.test(next))
  );
};
