import { phrases } from '../phrases.ts';
import { type EditedText, isAscii, replace, replaceCharacters, trim } from './edited-text.ts';

const struck = /~~[^~\n]{1,300}~~|<(del|s|strike)>[^<>]{0,300}<\/\1>/g;
const fonts = phrases`
  text
  textbf
  textit
  textrm
  textsf
  mathrm
  mathbf
  mathit
  mathsf
  emph
  bold
  bm
  operatorname
`;
const wrapped = new RegExp(String.raw`\\${fonts}\s{0,2}\{([^{}]{0,200})\}`, 'g');
const maths = /\\[()[\]]|\$/g;
const bullet = /^[ \t]*[*•·▪‣◦●–-][ \t]+/gm;
const quoted = /^[ \t]*(?:>[ \t]?)+/gm;
const heading = /^[ \t]*#{1,6}[ \t]*/gm;
const emphasis = /\*+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu;
/** Emoji and the marks that join them; ©, ® and digits are text. */
const picture = /(?![©®])\p{Extended_Pictographic}/gu;
/** Emoji of agreement and refusal, ticked and empty task boxes: verdicts on an option. */
const tick = /[✅☑✔🟢]|(?<=^[ \t]*[-*+] )\[[xX]\]/gmu;
const cross = /[❌✖✘❎🚫⛔🔴]|(?<=^[ \t]*[-*+] )\[ \]/gmu;
const ruler = /^[ \t]*[-=_—]{3,}[ \t]*$/gm;
/** Also what chat templates leave behind; a lone letter, as in "<E>", is an answer. */
const tag = /<\|?\/?(?:[a-z][a-z_ -]{1,20}|[k-z])\/?\|?>/gi;

type Step = (text: EditedText) => EditedText;

const pictures: readonly Step[] = [
  (text) => replaceCharacters(text, /➡/g, '→'),
  (text) => replace(text, tick, '✓'),
  (text) => replace(text, cross, '✗'),
  (text) => replace(text, picture, ''),
];
const taskBoxes: readonly Step[] = [(text) => replace(text, tick, '✓'), (text) => replace(text, cross, '✗')];

const dress: readonly Step[] = [
  (text) => replace(text, wrapped, (_whole, content) => content ?? ''),
  (text) => replace(text, maths, ''),
  (text) => replace(text, tag, ' '),
  (text) => replace(text, ruler, ''),
  (text) => replace(text, quoted, ''),
  (text) => replace(text, heading, ''),
  (text) => replace(text, bullet, '- '),
  (text) => replace(text, emphasis, ''),
  (text) => replace(text, /[ \t]{2,}|\t/g, ' '),
  (text) =>
    replace(text, / ?\n[ \n]*/g, (gap) => (gap.indexOf('\n') === gap.lastIndexOf('\n') ? '\n' : '\n\n')),
  trim,
];

/** Text that was struck out is withdrawn: gone before anything is read. */
export const withoutStruck: Step = (text) => replace(text, struck, ' ');

/**
 * Markdown, LaTeX and HTML dress removed, blanks collapsed; bullets become "- ", lines are trimmed. Of pictures only
 * check marks and crosses stay, as ✓ and ✗.
 */
export const withoutMarkup: Step = (source) => {
  const steps = [...(isAscii(source.text) ? taskBoxes : pictures), ...dress];
  return steps.reduce((text, step) => step(text), source);
};

/** The text without its check marks, which decorate letters like any other ornament. */
export const withoutTicks: Step = (text) => replace(replace(text, / ?✓$/gm, ''), /✓ ?/g, '');
