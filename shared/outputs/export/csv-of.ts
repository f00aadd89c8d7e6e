import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import { visibleText } from '../../basics/visible-text.ts';

/**
 * Rows as CSV under a line of their names; an absent value is an empty cell. A text that a spreadsheet would take for
 * a formula gets a `'` in front, and control characters are escaped: replies and names come from elsewhere.
 */
export const csvOf = (rows: Iterable<object>): AsyncIterable<string> =>
  Readable.from(rows).pipe(
    stringify({
      header: true,
      escape_formulas: true,
      cast: { boolean: (value) => String(value), string: cell },
      encoding: 'utf8',
    }),
  );

/** `escape_formulas` looks at the first character only; spreadsheets skip blanks before a formula. */
const cell = (text: string): string =>
  /^\s+[=+@＝＋＠-]/.test(text) ? `'${visibleText(text)}` : visibleText(text);
