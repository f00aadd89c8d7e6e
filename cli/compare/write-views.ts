import { InputError } from '../../shared/basics/input-error.ts';
import { stringifyOrdered } from '../../shared/basics/stringify-ordered.ts';
import { checkOutput } from '../results/check-output.ts';
import { writeOutput } from '../results/write-output.ts';
import type { Terminal } from '../terminal/terminal.ts';

interface ViewFlags {
  readonly json?: true | undefined;
  /** Path of a page. */
  readonly html?: string | undefined;
}

/** One result for programs, for a terminal, and as a page. */
interface Views {
  readonly value: object;
  readonly text: (paint: Terminal['paint']) => string;
  readonly page: () => string;
}

/** @param read what the command reads @throws {InputError} before any work, when the page could not be written */
export const checkPage = async ({ json, html }: ViewFlags, read: readonly string[]): Promise<void> => {
  if (html === '-' && json)
    throw new InputError([{ path: ['html'], message: 'with --json give a file; the JSON goes to stdout' }]);
  if (html !== undefined && html !== '-') await checkOutput(html, { read, field: 'html' });
};

/** Prints the result, and writes its page where one is asked for; `-` prints the page alone. */
export const writeViews = async (
  { json, html }: ViewFlags,
  { value, text, page }: Views,
  terminal: Terminal,
): Promise<void> => {
  if (html !== '-') {
    const paint: Terminal['paint'] = (format, words) => terminal.paint(format, words);
    terminal.result(json ? `${stringifyOrdered(value)}\n` : text(paint));
  }
  if (html !== undefined) await writeOutput({ output: html, field: 'html', name: 'Page' }, page(), terminal);
};
