import { columnsOf, cutToColumns, padToColumns } from '../basics/text-columns.ts';
import { visibleLine } from '../basics/visible-text.ts';

const maxNameLength = 40;

/** A name of more than 40 code points cut to 40 and `...` (docs/protocol.md, "Terminal text"). */
export const cutName = (name: string): string => {
  const shown = visibleLine(name);
  const characters = [...shown];
  return characters.length > maxNameLength ? `${characters.slice(0, maxNameLength).join('')}...` : shown;
};

/** A name cut and filled up for a column, in terminal columns: for text that the reference does not print. */
export const nameColumn = (name: string): string => {
  const shown = visibleLine(name);
  return padToColumns(
    columnsOf(shown) > maxNameLength ? `${cutToColumns(shown, maxNameLength)}...` : shown,
    maxNameLength + 4,
  );
};

/** Fills up with blanks to `width` code points, as Python counts; `padEnd` counts UTF-16 units. */
export const padName = (name: string, width: number): string => {
  const shown = visibleLine(name);
  return shown + ' '.repeat(Math.max(0, width - [...shown].length));
};
