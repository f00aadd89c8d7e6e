const longestName = 40;

/** A name of more than 40 code points cut to 40 and `...` (docs/protocol.md, "Terminal text"). */
export const cutName = (name: string): string => {
  const characters = [...name];
  return characters.length > longestName ? `${characters.slice(0, longestName).join('')}...` : name;
};

/** Fills up with blanks to `width` code points, as Python counts; `padEnd` counts UTF-16 units. */
export const padName = (name: string, width: number): string =>
  name + ' '.repeat(Math.max(0, width - [...name].length));
