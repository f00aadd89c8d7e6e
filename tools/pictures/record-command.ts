import { createProgram } from '../../cli/program.ts';
import { createTerminal } from '../../cli/terminal/terminal.ts';

/** What a command wrote to its terminal. */
export interface RecordedCommand {
  /** Lines that stay, and the result. */
  readonly lines: readonly string[];
  /** Every state of the progress block, a text of several lines each. */
  readonly frames: readonly string[];
}

/** Of the invisible terminal. */
export const terminalColumns = 88;

/** Takes the cursor back to the start of the progress block. */
const rewind = new RegExp(`^\\r(${String.fromCharCode(27)}\\[\\d+A)?${String.fromCharCode(27)}\\[J`);

/** Runs `liveclin` in this process, at an invisible terminal. @throws {Error} when it does not end with 0 */
export const recordCommand = async (args: readonly string[]): Promise<RecordedCommand> => {
  const lines: string[] = [];
  const frames: string[] = [];
  const write = (text: string): boolean => {
    const shown = text.replace(rewind, '');
    if (shown.endsWith('\n')) lines.push(...shown.slice(0, -1).split('\n'));
    else if (shown !== '') frames.push(shown);
    return true;
  };
  const screen = { write, isTTY: true, columns: terminalColumns } as unknown as NodeJS.WriteStream;
  let exitCode: number | undefined;
  await createProgram(createTerminal(screen, screen), (code) => {
    exitCode = code;
  }).parseAsync([...args], { from: 'user' });
  if (exitCode !== 0) throw new Error(`liveclin ${args[0]} ended with ${exitCode}:\n${lines.join('\n')}`);
  return { lines, frames };
};
