import { type Target, targetFlags } from './target.ts';
import type { Terminal } from './terminal.ts';

/** After the words of a command that works on a target, between backticks, where no target is named yet. */
const place =
  /(?<=`npx liveclin (?:dataset (?:add|list|verify)|key (?:set|list)|run|runs|estimate|compare|leaderboard|watch|stop|rerun|show|results|report|check|doctor))(?= |`)(?![^`]*--(?:local|stack))/g;

/**
 * The commands that a text advises, for the target in use: most messages are made where it is not known whether the
 * stack is.
 */
export const aimHints = (text: string, target: Target): string => {
  const flags = targetFlags(target);
  return flags.length === 0 ? text : text.replaceAll(place, ` ${flags.join(' ')}`);
};

/** A terminal whose notes advise commands for the target in use. Results stay as they are. */
export const createAimedTerminal = (terminal: Terminal, target: () => Target): Terminal => ({
  ...terminal,
  note: (line) => terminal.note(aimHints(line, target())),
});
