import type { CallTotals } from '../ledger/call-totals.ts';
import type { PaceTotals } from '../pace/pace-totals.ts';
import type { KnownPrices } from '../prices/known-prices.ts';
import type { CaseResult } from '../results/case-result.ts';
import { createDetailsAccumulator, type SummaryDetails } from './details/details-accumulator.ts';
import type { ReferenceSummary } from './reference-summary.ts';
import { createSummaryAccumulator } from './summarize-cases.ts';

/** Everything that a summary says. */
export interface Figures {
  readonly summary: ReferenceSummary;
  readonly details: SummaryDetails;
  /** From the ledger; unknown for a file of the reference. */
  readonly calls: CallTotals | undefined;
  /** From the ledger; undefined when nothing slowed the run down. */
  readonly pace?: PaceTotals | undefined;
}

interface PlannedAt {
  /** Questions by default: those of the cases that were added. */
  readonly planned: { readonly cases: number; readonly questions?: number | undefined };
  readonly prices: KnownPrices | undefined;
}

/** Takes cases one by one, in dataset order, and counts all that a summary says of them. */
export const createFiguresAccumulator = () => {
  const summaryOfCases = createSummaryAccumulator();
  const detailsOfCases = createDetailsAccumulator();
  return {
    add: (result: CaseResult): void => {
      summaryOfCases.add(result);
      detailsOfCases.add(result);
    },
    finish: ({ planned, prices }: PlannedAt) => {
      const summary = summaryOfCases.finish();
      const { cases, questions = summary.total_mcqs } = planned;
      return { summary, details: detailsOfCases.finish({ summary, planned: { cases, questions }, prices }) };
    },
  };
};
