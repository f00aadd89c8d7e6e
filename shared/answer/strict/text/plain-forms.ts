import { type EditedText, isAscii, type Rewrite, rewrite } from './edited-text.ts';

/** Full-width ASCII, mathematical alphabets, circled, parenthesised and squared letters. */
const compatibility =
  /[\uFF01-\uFF5E\u249C-\u24E9\u{1D400}-\u{1D6A3}\u{1F110}-\u{1F12B}\u{1F130}-\u{1F149}]/gu;
/** Negative circled and negative squared capitals, which Unicode maps to no plain letters. */
const negative = /[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}]/gu;
const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\uE000-\uE00F]|\uFE0E|\uFE0F/g;
/** The `\b` of an unescaped JSON string is a backspace. */
const eaten = /[\b]oxed/g;
const blank = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\t\v\f]/g;
const lineEnd = /\r\n?|[\u0085\u2028\u2029]|<(?:br|\/?(?:p|div|li|tr|h[1-6]))(?:\s[^<>\n]{0,80}?)?\/?>/gi;
const html = /<\/?(?:b|strong|i|em|u|span|code|pre|mark|center|font|ul|ol)(?:\s[^<>\n]{0,80})?>/gi;

/** Cyrillic capitals that look like A and C. Others (В, Е, Н) also label options of a Cyrillic list: left alone. */
const loneCyrillicA = /(?<![\p{L}\p{N}])\u0410(?![\p{L}\p{N}])/gu;
const loneCyrillicC = /(?<![\p{L}\p{N}])\u0421(?![\p{L}\p{N}])/gu;

/** They find nothing in a text that is all ASCII, as most are. */
const beyondAscii: readonly Rewrite[] = [
  { find: invisible, by: '' },
  { find: compatibility, by: (character) => character.normalize('NFKC') },
  {
    find: negative,
    by: (character) => String.fromCodePoint(65 + (((character.codePointAt(0) ?? 0) - 0x1f150) % 32)),
  },
  { find: loneCyrillicA, by: 'A' },
  { find: loneCyrillicC, by: 'C' },
  { find: /[‘’ʼ´]/g, by: "'" },
  { find: /[“”„«»]/g, by: '"' },
];

const always: readonly Rewrite[] = [
  { find: eaten, by: '\\boxed', needs: ['oxed'] },
  { find: blank, by: ' ' },
  { find: lineEnd, by: '\n' },
  { find: html, by: '', needs: ['<'] },
  { find: /`/g, by: "'", needs: ['`'] },
  { find: /&nbsp;/g, by: ' ', needs: ['&'] },
];

/** The same text with letters, brackets, quotes and blanks in their ASCII forms. */
export const plainForms = (source: EditedText): EditedText =>
  rewrite(source, isAscii(source.text) ? always : [...beyondAscii, ...always]);
