import { visibleLine } from '../../shared/basics/visible-text.ts';
import { exitCodes } from './exit-codes.ts';

/** An entry of a list of which something stored cannot be read. */
interface UnreadableEntry {
  /** Names what cannot be read, and says what to do. */
  readonly reason: string;
}

export const isUnreadable = <Entry extends object>(entry: Entry): entry is Extract<Entry, UnreadableEntry> =>
  'reason' in entry;

/** Why entries are unreadable, a line each, below their list. */
export const reasonLines = (entries: readonly object[]): string =>
  entries.flatMap((entry) => ('reason' in entry ? [`${visibleLine(String(entry.reason))}\n`] : [])).join('');

/** The list is not all that there is when an entry cannot be read. */
export const listExitCode = (entries: readonly object[]): number =>
  entries.some(isUnreadable) ? exitCodes.incomplete : exitCodes.ok;
