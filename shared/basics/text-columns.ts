import stringWidth from 'string-width';
import { visibleLine } from './visible-text.ts';

/**
 * Columns that a text takes at a terminal: two for a CJK character, none for a combining mark or our own colours, six
 * for a control character, which is shown escaped.
 */
export const columnsOf = (text: string): number => stringWidth(visibleLine(text));

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** As much of a text as fits into `width` columns; no visible character is cut in two. */
export const cutToColumns = (text: string, width: number): string => {
  let columns = 0;
  let end = 0;
  for (const { segment } of segmenter.segment(text)) {
    columns += columnsOf(segment);
    if (columns > width) break;
    end += segment.length;
  }
  return text.slice(0, end);
};

/** Fills a text up with blanks to `width` columns. */
export const padToColumns = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - columnsOf(text)));
