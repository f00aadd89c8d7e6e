import { shellWord } from './shell-word.ts';

/** A command for the same target, as the user can paste it into the shell. */
export const commandLine = (local: boolean | undefined, ...words: readonly string[]): string =>
  [programIn(process.env), ...(local ? ['--local'] : []), ...words.map(shellWord)].join(' ');

/** How this program was started: through npx or an npm script, unless it is on the PATH. */
export const programIn = ({
  npm_lifecycle_event: event,
  npm_lifecycle_script: script = '',
}: NodeJS.ProcessEnv): string => {
  if (event === 'liveclin') return 'npm run -s liveclin --';
  return event === 'npx' && /^["']?liveclin["']?( |$)/.test(script) ? 'npx liveclin' : 'liveclin';
};
