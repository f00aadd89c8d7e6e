import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { visibleLine } from '../../shared/basics/visible-text.ts';

/**
 * Reads a secret: from a terminal with a prompt and without echo, otherwise all of a pipe. A final line break belongs
 * to the terminal or the pipe, not to the secret.
 * @returns undefined when the user pressed Ctrl-C or Ctrl-D
 */
export const readSecret = (
  input: ReadStream,
  err: NodeJS.WritableStream,
  prompt: string,
): Promise<string | undefined> => (input.isTTY ? askWithoutEcho(input, err, prompt) : readAll(input));

const readAll = async (input: AsyncIterable<Buffer | string>): Promise<string> => {
  const parts: Buffer[] = [];
  for await (const part of input) parts.push(Buffer.from(part));
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/\r?\n$/, '');
};

/** readline offers the usual line editing; its echo is discarded. */
const askWithoutEcho = (
  input: ReadStream,
  err: NodeJS.WritableStream,
  prompt: string,
): Promise<string | undefined> => {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  err.write(visibleLine(prompt));
  return new Promise((resolve) => {
    let secret: string | undefined;
    lines.once('line', (line) => {
      secret = line;
      lines.close();
    });
    lines.once('SIGINT', () => lines.close());
    lines.once('close', () => {
      err.write('\n');
      resolve(secret);
    });
  });
};
