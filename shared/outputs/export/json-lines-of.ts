/** Rows as JSON, one a line. */
export const jsonLinesOf = async function* (rows: Iterable<object>): AsyncIterable<string> {
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
};
