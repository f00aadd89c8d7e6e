/**
 * A named list as a group of alternatives: one phrase a line, each a regular expression. Blanks around a line do
 * not count, backslashes need no doubling.
 */
export const phrases = (block: TemplateStringsArray, ...values: readonly string[]): string =>
  `(?:${linesOf(String.raw(block, ...values)).join('|')})`;

const linesOf = (block: string): string[] =>
  block
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
