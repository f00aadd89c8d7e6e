import type { Terminal } from '../../../cli/terminal/terminal.ts';

/** An invisible terminal that records its output, one text per call. */
export const createRecordedTerminal = () => {
  const notes: string[] = [];
  const progress: string[] = [];
  const results: string[] = [];
  const terminal: Terminal = {
    isInteractive: true,
    note: (line) => notes.push(line),
    progress: (state) => progress.push(typeof state === 'string' ? state : state.lines.join('\n')),
    result: (text) => results.push(text),
    relay: (text) => notes.push(text),
    paint: (_format, text) => text,
  };
  return { terminal, notes, progress, results };
};
