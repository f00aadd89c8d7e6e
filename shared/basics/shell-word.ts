/** A word for a shell, quoted if necessary; zsh expands a leading `=`. */
export const shellWord = (text: string): string =>
  /^[\w./:@%+,-][\w./:@%+=,-]*$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
