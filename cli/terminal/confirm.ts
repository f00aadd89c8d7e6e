import { once } from 'node:events';
import { createInterface } from 'node:readline/promises';
import type { ReadStream } from 'node:tty';
import { InputError } from '../../shared/basics/input-error.ts';
import { visibleLine } from '../../shared/basics/visible-text.ts';

/**
 * Asks before something is lost; only `y` or `yes` agrees.
 * @throws {InputError} when nobody is there to ask, or the answer is no
 */
export const confirm = async (
  question: string,
  input: Pick<ReadStream, 'isTTY'> & NodeJS.ReadableStream = process.stdin,
  err: NodeJS.WritableStream = process.stderr,
): Promise<void> => {
  if (!input.isTTY) throw new InputError(`${question} Give --yes to do it without being asked.`);
  const lines = createInterface({ input, output: err });
  try {
    // Ctrl-C and Ctrl-D close it, which is a no.
    const closed = once(lines, 'close').then(() => '');
    const answer = await Promise.race([
      lines.question(`${visibleLine(question)} Continue? [y/N] `).catch(() => ''),
      closed,
    ]);
    if (!/^y(?:es)?$/i.test(answer.trim())) throw new InputError('Nothing was changed.');
  } finally {
    lines.close();
  }
};
