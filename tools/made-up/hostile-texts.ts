/** What a terminal, a spreadsheet or a browser would obey, one of each kind, by name. */
export const obeyedTexts: readonly (readonly [name: string, text: string])[] = [
  ['NUL', '\u0000'],
  ['backspace', '\b'],
  ['bell', '\u0007'],
  ['vertical tab', '\v'],
  ['carriage return', '\r'],
  ['CSI that colours', '\u001b[31m'],
  ['CSI that clears the screen', '\u001b[2J'],
  ['OSC that sets the title', '\u001b]0;title\u0007'],
  ['OSC that links', '\u001b]8;;https://x.example\u001b\\'],
  ['OSC that writes the clipboard', '\u001b]52;c;eA==\u0007'],
  ['DCS', '\u001bP$q"p\u001b\\'],
  ['DEL', '\u007f'],
  ['next line', '\u0085'],
  ['C1 CSI', '\u009b31m'],
  ['C1 OSC', '\u009d0;title\u009c'],
  ['line separator', '\u2028'],
  ['paragraph separator', '\u2029'],
  ...[0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069, 0x200e, 0x200f, 0x061c].map(
    (code) => [`bidi U+${code.toString(16).padStart(4, '0')}`, String.fromCharCode(code)] as const,
  ),
];

/** Every character of theirs that must not reach a terminal. */
export const obeyedCharacters = /(?![\n\t])[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u206f]/u;
