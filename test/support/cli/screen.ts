const escapeCharacter = String.fromCharCode(27);
const sequences = new RegExp(`${escapeCharacter}\\[([\\d;]*)([A-Za-z])|[\\s\\S]`, 'gu');

/**
 * What a terminal of so many columns shows after it was sent `text`: lines from the first one on. Knows what
 * the command line sends, and throws at anything else: an unknown sequence would change the screen unnoticed.
 */
export const createScreen = (columns: number) => {
  const rows: string[][] = [[]];
  let row = 0;
  let column = 0;
  const wrapped: string[] = [];

  const put = (character = '') => {
    if (column === columns) {
      wrapped.push((rows[row] ?? []).join(''));
      newLine();
    }
    const line = rows[row] ?? [];
    while (line.length < column) line.push(' ');
    line[column] = character;
    rows[row] = line;
    column += 1;
  };
  const newLine = () => {
    row += 1;
    column = 0;
    rows[row] ??= [];
  };
  const unknown = (part = '') => {
    throw new Error(`The screen does not know ${JSON.stringify(part)}.`);
  };
  const control: Record<string, (count?: string) => void> = {
    '\r': () => {
      column = 0;
    },
    '\n': newLine,
    A: (count) => {
      row = Math.max(0, row - (Number(count) || 1));
    },
    // To the end of the screen.
    J: () => {
      rows.length = row + 1;
      rows[row] = (rows[row] ?? []).slice(0, column);
    },
    // Colours.
    m: () => undefined,
  };

  return {
    write: (text: string): void => {
      for (const [part, count, letter] of text.matchAll(sequences)) {
        if (letter === undefined && part >= ' ') put(part);
        else (control[letter ?? part] ?? unknown)(letter === undefined ? part : count);
      }
    },
    lines: (): string[] => rows.map((line) => line.join('').trimEnd()),
    /** The beginnings of lines that were too long for the screen. */
    wrapped: (): readonly string[] => wrapped,
  };
};
