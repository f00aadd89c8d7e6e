import { ownValue } from '../../shared/basics/own-value.ts';

/** Flags that are not called what their field is called: a flag given several times has a list's field. */
const flagNames: Readonly<Record<string, string>> = {
  cases: 'case',
  chapters: 'chapter',
  headers: 'header',
  parameters: 'param',
  prices: 'price',
};

/** The flag behind a field of an input, e.g. `--max-tokens` for `maxTokens`, `--case` for `selection.cases.0`. */
export const flagName = (path: readonly string[]): string => {
  const [field = '', member = field] = path;
  const name = field === 'selection' ? member : field;
  const flag = ownValue(flagNames, name) ?? name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return `--${flag}`;
};
