import { outputFlag } from '../results/output-file.ts';
import { commandLine } from '../terminal/command-line.ts';
import { exitCodes } from '../terminal/exit-codes.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Makes Ctrl-C leave the terminal and not the run. Returns what takes that back. */
export const detachOnInterrupt = (
  {
    runId,
    local,
    output,
  }: { readonly runId: string; readonly local?: boolean | undefined; readonly output: string },
  terminal: Terminal,
): (() => void) => {
  const detach = () => {
    const watch = commandLine(local, 'watch', runId, ...outputFlag(runId, output));
    terminal.note(`Detached. The run goes on without this terminal; come back with: ${watch}`);
    process.exit(exitCodes.detached);
  };
  process.once('SIGINT', detach);
  return () => process.off('SIGINT', detach);
};
