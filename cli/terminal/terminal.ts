import { clearLine, cursorTo } from 'node:readline';
import type { WriteStream } from 'node:tty';

/** Where a command talks to a person: results go to stdout, everything about the work to stderr. */
export interface Terminal {
  /** A line that stays. */
  note(line: string): void;
  /** The state of long work: one line updated in place, or a line every so often when not a TTY. */
  progress(line: string): void;
  result(text: string): void;
}

/** Between two progress lines where lines cannot be updated. */
const plainProgressMs = 10_000;

export const createTerminal = (out: NodeJS.WritableStream, err: WriteStream): Terminal => {
  let hasProgress = false;
  let lastPlainAt = 0;
  const clear = () => {
    if (!hasProgress) return;
    clearLine(err, 0);
    cursorTo(err, 0);
    hasProgress = false;
  };
  return {
    note: (line) => {
      clear();
      err.write(`${line}\n`);
    },
    progress: (line) => {
      if (!err.isTTY) {
        if (Date.now() - lastPlainAt < plainProgressMs) return;
        lastPlainAt = Date.now();
        err.write(`${line}\n`);
        return;
      }
      clear();
      err.write(line.slice(0, Math.max(20, (err.columns || 80) - 1)));
      hasProgress = true;
    },
    result: (text) => {
      clear();
      out.write(text);
    },
  };
};
