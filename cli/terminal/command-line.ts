import { shellWord } from '../../shared/basics/shell-word.ts';
import { type Target, targetFlags } from './target.ts';

/**
 * A command for the same target, as the user can paste it into the shell. `npx` finds it in a checkout and installed.
 * @param words the command's words and its arguments
 */
export const commandLine = (
  target: Target,
  [command = '', ...words]: readonly string[],
  flags: readonly string[] = [],
): string => {
  const aim = targetFlags(target);
  // An argument that begins with a hyphen would be taken for a flag anywhere else.
  const rest = words.some((word) => word.startsWith('-'))
    ? [...aim, ...flags, '--', ...words]
    : [...aim, ...words, ...flags];
  return ['npx liveclin', command, ...rest.map(shellWord)].join(' ');
};
