import { writeFile } from 'node:fs/promises';
import type { Terminal } from '../terminal/terminal.ts';
import { cannotWrite, checkOutput, type OutputRules } from './check-output.ts';

interface Output extends OutputRules {
  readonly output: string;
  /** What to call it in the message. */
  readonly name: string;
}

/** A file piece by piece; what goes to stdout is text. */
export type Pieces = AsyncIterable<string | Uint8Array>;

/**
 * Writes a command's text to a file, creating its folder, and says so; to stdout for `-`.
 * @param text whole, or in pieces
 * @throws {InputError} when the file cannot be written, or is the one that was read
 */
export const writeOutput = async (
  { output, name, ...rules }: Output,
  text: string | Pieces,
  terminal: Terminal,
): Promise<void> => {
  const pieces = typeof text === 'string' ? [text] : text;
  if (output === '-') {
    for await (const piece of pieces) terminal.result(String(piece));
    return;
  }
  await checkOutput(output, rules);
  await writeFile(output, pieces).catch((error: unknown) => {
    throw cannotWrite(output, error, rules.field);
  });
  terminal.note(`${name}: ${output}`);
};
