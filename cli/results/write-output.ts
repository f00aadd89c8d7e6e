import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Terminal } from '../terminal/terminal.ts';

/**
 * Writes a command's text to a file, whose folder is made, and says so with `name`; to stdout for `-`.
 * @param text whole, or in pieces
 */
export const writeOutput = async (
  { output, name }: { readonly output: string; readonly name: string },
  text: string | AsyncIterable<string>,
  terminal: Terminal,
): Promise<void> => {
  const pieces = typeof text === 'string' ? [text] : text;
  if (output === '-') {
    for await (const piece of pieces) terminal.result(piece);
    return;
  }
  await mkdir(dirname(output), { recursive: true });
  await writeFile(output, pieces);
  terminal.note(`${name}: ${output}`);
};
