import type { WriteStream } from 'node:tty';
import { styleText } from 'node:util';
import { markStyling, unmarkStyling } from '../../shared/basics/own-styling.ts';
import { visibleLine, visibleText } from '../../shared/basics/visible-text.ts';
import { partSeparator } from './fit-line.ts';
import { createProgressBlock, type ProgressState } from './progress-block.ts';

type Format = Parameters<typeof styleText>[0];

/**
 * A command's output: results go to stdout, everything about the work to stderr. What a terminal would obey in a text
 * is shown escaped here, at the only way out: replies, ids, names and messages come from elsewhere.
 */
export interface Terminal {
  /** Whether a person may be watching: then progress is drawn in place. */
  readonly isInteractive: boolean;
  /** A line that stays. */
  note(line: string): void;
  /** The state of long work: updated in place, or a line from time to time when not a TTY. */
  progress(state: ProgressState | string): void;
  result(text: string): void;
  /** Output of a process that the command has started, among the notes. */
  relay(text: string): void;
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
  const print = (stream: Pick<NodeJS.WritableStream, 'write'>, text: string) =>
    stream.write(unmarkStyling(visibleText(text)));
  const startedAt = now();
  let nextPlainAt = startedAt;
  return {
    isInteractive: err.isTTY,
    note: (line) => {
      block.clear();
      print(err, `${line}\n`);
    },
    progress: (given) => {
      const state = typeof given === 'string' ? { lines: [given] } : given;
      if (err.isTTY) return block.draw(state);
      if (now() < nextPlainAt) return;
      nextPlainAt = now() + plainPauseMs(now() - startedAt);
      print(err, `${visibleLine(state.lines.join(partSeparator))}\n`);
    },
    result: (text) => {
      block.clear();
      print(out, text);
    },
    relay: (text) => {
      block.clear();
      // Progress bars return to the start of their line: each state becomes a line.
      print(err, text.replaceAll(/\r\n?/g, '\n'));
    },
    paint: (format, text) => markStyling(styleText(format, visibleText(text), { stream: out })),
  };
};
