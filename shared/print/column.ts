import { columnsOf, cutToColumns, padToColumns } from '../basics/text-columns.ts';

const maxNameLength = 40;

/** A name of more than 40 code points cut to 40 and `...` (docs/protocol.md, "Terminal text"). */
export const cutName = (name: string): string => {
  const characters = [...name];
  return characters.length > maxNameLength ? `${characters.slice(0, maxNameLength).join('')}...` : name;
};

/** A name cut and filled up for a column, in terminal columns: for text that the reference does not print. */
export const nameColumn = (name: string): string =>
  padToColumns(
    columnsOf(name) > maxNameLength ? `${cutToColumns(name, maxNameLength)}...` : name,
    maxNameLength + 4,
  );

/** Fills up with blanks to `width` code points, as Python counts; `padEnd` counts UTF-16 units. */
export const padName = (name: string, width: number): string =>
  name + ' '.repeat(Math.max(0, width - [...name].length));
