/** Full-width ASCII, mathematical alphabets, circled, parenthesised and squared letters. */
const COMPATIBILITY =
  /[\uFF01-\uFF5E\u249C-\u24E9\u{1D400}-\u{1D6A3}\u{1F110}-\u{1F12B}\u{1F130}-\u{1F149}]/gu;
/** Negative circled and negative squared capitals have no compatibility mapping of their own. */
const NEGATIVE = /[\u{1F150}-\u{1F169}\u{1F170}-\u{1F189}]/gu;
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF\uE000-\uE00F]|\uFE0E|\uFE0F/g;
/** The `\b` of an unescaped JSON string is a backspace. */
const EATEN = '\u0008oxed';
const BLANK = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\t\v\f]/g;
const LINE_END = /\r\n?|[\u0085\u2028\u2029]|<(?:br|\/?(?:p|div|li|tr|h[1-6]))(?:\s[^<>\n]{0,80}?)?\/?>/gi;
const HTML = /<\/?(?:b|strong|i|em|u|span|code|pre|mark|center|font|ul|ol)(?:\s[^<>\n]{0,80})?>/gi;

/** Cyrillic capitals that look like A and C. Others (В, Е, Н) also label options of a Cyrillic list: left alone. */
const LOOKALIKE: ReadonlyMap<string, string> = new Map([
  ['\u0410', 'A'],
  ['\u0421', 'C'],
]);
const LONE_LOOKALIKE = /(?<![\p{L}\p{N}])[\u0410\u0421](?![\p{L}\p{N}])/gu;

/** The same text with letters, brackets, quotes and blanks in their ASCII forms; length may change. */
export function plainForms(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replaceAll(EATEN, '\\boxed')
    .replace(COMPATIBILITY, (character) => character.normalize('NFKC'))
    .replace(NEGATIVE, (character) =>
      String.fromCodePoint(65 + (((character.codePointAt(0) ?? 0) - 0x1f150) % 32)),
    )
    .replace(LONE_LOOKALIKE, (character) => LOOKALIKE.get(character) ?? character)
    .replace(BLANK, ' ')
    .replace(LINE_END, '\n')
    .replace(HTML, '')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/&nbsp;/g, ' ');
}
