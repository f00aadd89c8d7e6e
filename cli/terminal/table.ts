import { columnsOf, padToColumns } from '../../shared/basics/text-columns.ts';
import { visibleLine } from '../../shared/basics/visible-text.ts';

/** Rows as lines with aligned columns; cells may be painted. Empty for no rows. A cell's line ends are shown escaped. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const shown = rows.map((row) => row.map(visibleLine));
  const columns = Math.max(0, ...shown.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...shown.map((row) => columnsOf(row[column] ?? ''))),
  );
  const pad = (cell: string, column: number) => padToColumns(cell, widths[column] ?? 0);
  return shown.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
};
