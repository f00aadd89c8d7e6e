import { shellWord } from './shell-word.ts';

/** A command as it is typed for the same target. */
export const commandLine = (local: boolean | undefined, ...words: readonly string[]): string =>
  ['liveclin', ...(local ? ['--local'] : []), ...words.map(shellWord)].join(' ');
