import { formatCount } from './format-count.ts';

/** A count with its noun, e.g. `1 case`, `1,407 cases`. */
export const countOf = (count: number, noun: string, plural = `${noun}s`): string =>
  `${formatCount(count)} ${count === 1 ? noun : plural}`;
