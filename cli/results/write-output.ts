import { writeFile } from 'node:fs/promises';
import type { Terminal } from '../terminal/terminal.ts';
import { cannotWrite, checkOutput } from './check-output.ts';

interface Output {
  readonly output: string;
  /** What to call it in the message. */
  readonly name: string;
  /** The file it was made from. */
  readonly read?: string | undefined;
}

/**
 * Writes a command's text to a file, creating its folder, and says so; to stdout for `-`.
 * @param text whole, or in pieces
 * @throws {InputError} when the file cannot be written, or is the one that was read
 */
export const writeOutput = async (
  { output, name, read }: Output,
  text: string | AsyncIterable<string>,
  terminal: Terminal,
): Promise<void> => {
  const pieces = typeof text === 'string' ? [text] : text;
  if (output === '-') {
    for await (const piece of pieces) terminal.result(piece);
    return;
  }
  await checkOutput(output, read);
  await writeFile(output, pieces).catch((error: unknown) => {
    throw cannotWrite(output, error);
  });
  terminal.note(`${name}: ${output}`);
};
