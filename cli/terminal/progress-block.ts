import { columnsOf } from '../../shared/basics/text-columns.ts';
import { visibleLine } from '../../shared/basics/visible-text.ts';
import { bar } from './bar.ts';
import { fitLine } from './fit-line.ts';

/** How far long work is: its lines, each with its most important part first, and the share done if it is known. */
export interface ProgressState {
  readonly lines: readonly string[];
  /** 0 to 1. */
  readonly share?: number | undefined;
}

/**
 * Lines that are redrawn in place. Reads the width each time: a terminal that was made narrower has wrapped the lines
 * already drawn, and the cursor has to move up by as many rows.
 */
export const createProgressBlock = (screen: Pick<NodeJS.WritableStream, 'write'> & { columns?: number }) => {
  let drawn: readonly string[] = [];
  const columns = () => screen.columns || 80;
  const toItsStart = () => {
    if (drawn.length === 0) return '';
    const rows = drawn.reduce((sum, line) => sum + Math.max(1, Math.ceil(columnsOf(line) / columns())), 0);
    return `\r${rows > 1 ? `\x1b[${rows - 1}A` : ''}\x1b[J`;
  };
  return {
    draw: ({ lines, share }: ProgressState): void => {
      const withBar = lines.map((line, index) =>
        index === 0 && share !== undefined ? `${bar(share, 1)} ${line}` : line,
      );
      // Leaves the last column free: some terminals wrap as soon as something is written there.
      const fitted = withBar.map((line) => fitLine(visibleLine(line), columns() - 1));
      screen.write(toItsStart() + fitted.join('\n'));
      drawn = fitted;
    },
    clear: (): void => {
      screen.write(toItsStart());
      drawn = [];
    },
  };
};
