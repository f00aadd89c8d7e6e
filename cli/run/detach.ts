import { outputFlag } from '../results/output-file.ts';
import { commandLine } from '../terminal/command-line.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { Target } from '../terminal/target.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Makes Ctrl-C detach the terminal and leave the run alone. Returns a function that undoes this. */
export const detachOnInterrupt = (
  { runId, output, ...target }: Target & { readonly runId: string; readonly output: string },
  terminal: Terminal,
): (() => void) => {
  const detach = () => {
    const watch = commandLine(target, ['watch', runId], outputFlag(runId, output));
    terminal.note(`Detached. The run continues without this terminal; follow it with: ${watch}`);
    process.exit(exitCodes.detached);
  };
  process.once('SIGINT', detach);
  return () => process.off('SIGINT', detach);
};
