import type { PaceTotals } from '../pace/pace-totals.ts';
import type { CallTotals } from './call-totals.ts';
import type { SummaryDetails } from './details/details-accumulator.ts';
import type { ReferenceSummary } from './reference-summary.ts';

/** Everything that a summary says. */
export interface Figures {
  readonly summary: ReferenceSummary;
  readonly details: SummaryDetails;
  /** From the ledger; unknown for a file of the reference. */
  readonly calls: CallTotals | undefined;
  /** From the ledger; undefined when nothing slowed the run down. */
  readonly pace?: PaceTotals | undefined;
}
