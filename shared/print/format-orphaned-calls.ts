import { formatCount } from '../basics/format-count.ts';
import type { CallTotals } from '../ledger/call-totals.ts';

/** Goes above a summary; empty when every call's end is known. */
export const formatOrphanedCalls = ({ sent, orphaned }: CallTotals): string => {
  if (orphaned === 0) return '';
  return `ORPHANED CALLS ${formatCount(orphaned)} of ${formatCount(sent)}: sent, no response recorded; may have been billed\n`;
};
