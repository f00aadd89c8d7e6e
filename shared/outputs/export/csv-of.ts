import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify';

/**
 * Rows as CSV under a line of their names; an absent value is an empty cell. A text that a spreadsheet would take for
 * a formula gets a `'` in front: replies and names come from elsewhere.
 */
export const csvOf = (rows: Iterable<object>): AsyncIterable<string> =>
  Readable.from(rows).pipe(
    stringify({
      header: true,
      escape_formulas: true,
      cast: { boolean: (value) => String(value) },
      encoding: 'utf8',
    }),
  );
