export interface Font {
  /** In the chart's units. */
  readonly size: number;
  readonly isBold?: boolean;
}

/** Widths in ems, those of a wide font (DejaVu Sans): what fits in it fits in narrower ones. The first match counts. */
const characterWidths: readonly (readonly [RegExp, number])[] = [
  // Marks on other characters, joiners, directions of writing.
  [/^[\p{Mn}\p{Me}\p{Cf}]/u, 0],
  [/^[Iijl']/, 0.3],
  [/^[.,:;|!\s]/, 0.34],
  [/^[frtJ()[\]{}/\\\-"]/, 0.41],
  [/^[ckLsvxyz_]/, 0.57],
  [/^[MWmw@%…]/, 1],
  [/^[A-Z&+=<>~#]/, 0.75],
  [/^[!-~]/, 0.64],
  [/^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u, 0.75],
];

/** Of ideographs, emoji and whatever else has no pattern above. */
const fullWidth = 1;

const ellipsis = '…';
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** About how wide a text is drawn: the font depends on the reader's machine. */
export const textWidth = (text: string, { size, isBold = false }: Font): number => {
  let ems = 0;
  for (const character of text) ems += characterWidth(character);
  return ems * size * (isBold ? 1.12 : 1);
};

/** As much of a text as fits, with an ellipsis where it is cut; what a reader sees as one character stays whole. */
export const fitText = (text: string, width: number, font: Font): string => {
  const roomForCut = width - textWidth(ellipsis, font);
  let used = 0;
  let cut = '';
  for (const { segment } of graphemes.segment(text)) {
    used += textWidth(segment, font);
    if (used > width) return cut.trimEnd() + ellipsis;
    if (used <= roomForCut) cut += segment;
  }
  return text;
};

const characterWidth = (character: string): number =>
  characterWidths.find(([pattern]) => pattern.test(character))?.[1] ?? fullWidth;
