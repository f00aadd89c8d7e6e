import { type Coverage, describeOpenCases } from '../run/coverage.ts';
import { printOrphanedCalls } from '../summary/call-totals.ts';
import type { Figures } from '../summary/figures.ts';
import { printAdaptations } from '../summary/print-adaptations.ts';
import { printDetails } from '../summary/print-details.ts';
import { printIncomplete } from '../summary/print-incomplete.ts';
import { type PrintedRun, printSummary } from '../summary/print-summary.ts';

export interface PrintedResults {
  /** The reference's block; above it an unfinished run's coverage and bounds, and calls nobody saw the end of. */
  readonly text: string;
  /** What is not in the reference's block. */
  readonly details: string;
}

/** The texts of a run's figures. */
export const presentResults = (run: PrintedRun, coverage: Coverage, figures: Figures): PrintedResults => {
  const description = describeOpenCases(coverage);
  const above = [
    figures.calls ? printOrphanedCalls(figures.calls) : '',
    description === undefined ? '' : printIncomplete({ ...coverage, description }, figures.details),
  ];
  return {
    text: above.join('') + printSummary(run, figures.summary),
    details: printAdaptations(run.adaptations) + printDetails(figures),
  };
};
