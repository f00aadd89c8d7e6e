import { visibleJson } from '../../basics/visible-json.ts';

/** Rows as JSON, one a line. */
export const jsonLinesOf = async function* (rows: Iterable<object>): AsyncIterable<string> {
  for (const row of rows) yield `${visibleJson(row)}\n`;
};
