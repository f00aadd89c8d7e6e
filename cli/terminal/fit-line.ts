import { columnsOf, cutToColumns } from '../../shared/basics/text-columns.ts';

/** Between the parts of a line, the most important part first. */
export const partSeparator = ' · ';

/** As many whole parts of a line as fit into `width` columns; a first part that is too long is cut. */
export const fitLine = (line: string, width: number): string => {
  const parts = line.split(partSeparator);
  while (parts.length > 1 && columnsOf(parts.join(partSeparator)) > width) parts.pop();
  const fitted = parts.join(partSeparator);
  return columnsOf(fitted) <= width ? fitted : `${cutToColumns(fitted, width - 1)}…`;
};
