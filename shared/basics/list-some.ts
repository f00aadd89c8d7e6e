import { visibleLine } from './visible-text.ts';

const most = 20;

/** Names for a message: all of a short list, the first 20 of a long one and how many more there are. None breaks the message's line. */
export const listSome = (names: readonly string[], separator = ', '): string => {
  const more = names.length > most ? ` and ${names.length - most} more` : '';
  return `${names.slice(0, most).map(visibleLine).join(separator)}${more}`;
};
