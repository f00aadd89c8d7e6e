import { visibleLine } from './visible-text.ts';

const maxNames = 20;

/** Names for a message: all of a short list, the first 20 of a long one and how many more there are. None breaks the message's line. */
export const listSome = (names: readonly string[], separator = ', '): string => {
  const more = names.length > maxNames ? ` and ${names.length - maxNames} more` : '';
  return `${names.slice(0, maxNames).map(visibleLine).join(separator)}${more}`;
};
