import { stripVTControlCharacters } from 'node:util';
import { columnsOf } from './fit-line.ts';

/** Rows as lines with aligned columns; cells may be painted. Empty for no rows. */
export const table = (rows: readonly (readonly string[])[]): string => {
  const widthOf = (cell = '') => columnsOf(stripVTControlCharacters(cell));
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column]))),
  );
  const pad = (cell: string, column: number) => cell + ' '.repeat((widths[column] ?? 0) - widthOf(cell));
  return rows.map((row) => `${row.map(pad).join('  ').trimEnd()}\n`).join('');
};
