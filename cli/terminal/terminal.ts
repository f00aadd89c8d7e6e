import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import { partSeparator } from './fit-line.ts';
import { createProgressBlock, type ProgressState } from './progress-block.ts';

type Format = Parameters<typeof styleText>[0];

/** A command's output: results go to stdout, everything about the work to stderr. */
export interface Terminal {
  /** Whether a person may be watching: then progress is drawn in place. */
  readonly isInteractive: boolean;
  /** A line that stays. */
  note(line: string): void;
  /** The state of long work: updated in place, or a line from time to time when not a TTY. */
  progress(state: ProgressState | string): void;
  result(text: string): void;
  /** Colours part of a result; plain when stdout is not a TTY or NO_COLOR is set. */
  paint(format: Format, text: string): string;
}

/** Between two progress lines where lines cannot be updated: half a minute, longer in a long run's log. */
const plainPauseMs = (elapsedMs: number): number => Math.min(300_000, Math.max(30_000, elapsedMs / 20));

export const createTerminal = (
  out: NodeJS.WritableStream,
  err: Pick<WriteStream, 'write' | 'isTTY' | 'columns'>,
  now: () => number = Date.now,
): Terminal => {
  const block = createProgressBlock(err);
  const startedAt = now();
  let nextPlainAt = startedAt;
  return {
    isInteractive: err.isTTY,
    note: (line) => {
      block.clear();
      err.write(`${line}\n`);
    },
    progress: (given) => {
      const state = typeof given === 'string' ? { lines: [given] } : given;
      if (err.isTTY) return block.draw(state);
      if (now() < nextPlainAt) return;
      nextPlainAt = now() + plainPauseMs(now() - startedAt);
      err.write(`${state.lines.join(partSeparator)}\n`);
    },
    result: (text) => {
      block.clear();
      out.write(text);
    },
    paint: (format, text) => styleText(format, text, { stream: out }),
  };
};
