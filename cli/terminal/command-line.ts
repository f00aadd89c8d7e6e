import { shellWord } from '../../shared/basics/shell-word.ts';

/**
 * A command for the same target, as the user can paste it into the shell. `npx` finds it in a checkout and installed.
 * @param words the command's words and its arguments
 */
export const commandLine = (
  local: boolean | undefined,
  [command = '', ...words]: readonly string[],
  flags: readonly string[] = [],
): string => {
  const target = local ? ['--local'] : [];
  // An argument that begins with a hyphen would be taken for a flag anywhere else.
  const rest = words.some((word) => word.startsWith('-'))
    ? [...target, ...flags, '--', ...words]
    : [...target, ...words, ...flags];
  return ['npx liveclin', command, ...rest.map(shellWord)].join(' ');
};
