import { visibleLine } from '../../shared/basics/visible-text.ts';

/** Why entries of a list are unreadable, a line each, below the list. */
export const reasonLines = (entries: readonly { readonly reason: string }[]): string =>
  entries.map(({ reason }) => `${visibleLine(reason)}\n`).join('');
