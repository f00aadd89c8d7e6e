import { phrases } from '../phrases.ts';
import { type EditedText, isAscii, type Rewrite, rewrite, trim } from './edited-text.ts';
import { colour } from './latex-commands.ts';

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

const pictures: readonly Rewrite[] = [
  { find: /➡/g, by: '→' },
  { find: picture, by: '' },
];
const verdicts: readonly Rewrite[] = [
  { find: tick, by: '✓' },
  { find: cross, by: '✗' },
];
const unwrapped: Rewrite = { find: wrapped, by: (_whole, content = '') => content, needs: ['\\'] };

const dress: readonly Rewrite[] = [
  { find: colour, by: '', needs: ['\\'] },
  // Twice: one may be inside another.
  unwrapped,
  unwrapped,
  { find: maths, by: '', needs: ['\\', '$'] },
  { find: tag, by: ' ', needs: ['<'] },
  { find: ruler, by: '' },
  { find: quoted, by: '', needs: ['>'] },
  { find: heading, by: '', needs: ['#'] },
  { find: bullet, by: '- ' },
  { find: emphasis, by: '', needs: ['*', '_'] },
  { find: /[ \t]{2,}|\t/g, by: ' ' },
  {
    find: / ?\n[ \n]*/g,
    by: (gap) => (gap.indexOf('\n') === gap.lastIndexOf('\n') ? '\n' : '\n\n'),
    needs: ['\n'],
  },
];

/** Text that was struck out is withdrawn: gone before anything is read. */
export const withoutStruck = (text: EditedText): EditedText =>
  rewrite(text, [{ find: struck, by: ' ', needs: ['~~', '</'] }]);

/**
 * Markdown, LaTeX and HTML dress removed, blanks collapsed; bullets become "- ", lines are trimmed. Of pictures only
 * check marks and crosses stay, as ✓ and ✗.
 */
export const withoutMarkup = (source: EditedText): EditedText => {
  const isPlain = isAscii(source.text);
  const needsVerdicts = !isPlain || source.text.includes('[');
  return trim(rewrite(source, [...(needsVerdicts ? verdicts : []), ...(isPlain ? [] : pictures), ...dress]));
};

/** The text without its check marks, which decorate letters like any other ornament. */
export const withoutTicks = (text: EditedText): EditedText =>
  rewrite(text, [
    { find: / ?✓$/gm, by: '', needs: ['✓'] },
    { find: /✓ ?/g, by: '', needs: ['✓'] },
  ]);
