import { phrases } from '../phrases.ts';
import type { Rule } from '../rule.ts';

/** A way to judge an option: the letter is the pattern's first group, "C is correct". */
export interface VerdictRule extends Rule {
  readonly pattern: RegExp;
  /** Counts only where no stronger statement is made, and only when all weak ones name one letter. */
  readonly weak?: true;
}

export const letter = String.raw`["'(\[]?([A-Z])["')\]]?`;

/** "Option " before its letter, in the languages that have verdicts. */
export const namedOption = `(?:${phrases`
  [Oo]ption
  [Cc]hoice
  [Aa]nswer
  OPTION
  CHOICE
  [Ll]etter
  [Ss]tatement
  [Oo]pción
  [Oo]pção
  [Oo]pzione
  [Aa]lternativa
  [Rr]éponse
  [Rr]espuesta
  [Rr]esposta
  [Rr]isposta
  [Aa]ntwort
  [Вв]ариант
  [Оо]твет
`} )`;

const wordsBefore = phrases`
  so
  So
  therefore
  Therefore
  thus
  Thus
  hence
  Hence
  that
  why
  Why
  only
  Only
  but
  conclude
  believe
  think
  is
  says?
  opinion
  view
  assessment
  judge?ment
  La
  la
  L'
  El
  and
  while
  whereas
  making
  makes
`;
/**
 * A bare letter needs a clause before it: "Hepatitis B is the correct answer" names no option.
 * The letter is looked for first, which spares the look behind at most places.
 */
export const opening = String.raw`(?=["'([]?[A-Z](?![A-Za-z]))(?<=^|\n|\n- |[.,;:!?(…—–→] ?|\b${wordsBefore} )`;

/** The option's text between letter and verdict. */
export const optionText = String.raw`(?: ?\([^()\n]{1,80}\)|[.:)] [^.:;!?\n]{1,80}?)?,?`;
