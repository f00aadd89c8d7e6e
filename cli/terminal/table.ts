import { columnsOf, padToColumns } from '../../shared/basics/text-columns.ts';

/** Rows as lines with aligned columns; cells may be painted. Empty for no rows. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => columnsOf(row[column] ?? ''))),
  );
  const pad = (cell: string, column: number) => padToColumns(cell, widths[column] ?? 0);
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
};
