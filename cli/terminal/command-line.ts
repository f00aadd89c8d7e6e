import { shellWord } from './shell-word.ts';

/** A command for the same target, as the user can paste it into the shell. `npx` finds it in a checkout and installed. */
export const commandLine = (local: boolean | undefined, name: string, ...rest: readonly string[]): string =>
  ['npx liveclin', name, ...(local ? ['--local'] : []), ...rest.map(shellWord)].join(' ');
