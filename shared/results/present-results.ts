import { type Coverage, describeOpenCases } from '../run/coverage.ts';
import { printOrphanedCalls } from '../summary/call-totals.ts';
import type { Figures } from '../summary/figures.ts';
import { printAdaptations } from '../summary/print-adaptations.ts';
import { printDetails } from '../summary/print-details.ts';
import { printImported } from '../summary/print-imported.ts';
import { printIncomplete } from '../summary/print-incomplete.ts';
import { printSelected, type Selected } from '../summary/print-selected.ts';
import { type PrintedRun, printSummary } from '../summary/print-summary.ts';

export interface PrintedResults {
  /**
   * The reference's block; above it what cases were selected or imported, calls nobody saw the end of, and an unfinished
   * run's coverage and bounds.
   */
  readonly text: string;
  /** What is not in the reference's block. */
  readonly details: string;
}

/** A run, with what is told above its figures. */
export interface PresentedRun extends PrintedRun {
  readonly selected?: Selected | undefined;
  /** Cases taken over from a results file of the reference. */
  readonly imported: number;
}

/** The texts of a run's figures. */
export const presentResults = (run: PresentedRun, coverage: Coverage, figures: Figures): PrintedResults => {
  const description = describeOpenCases(coverage);
  const above = [
    run.selected ? printSelected(run.selected, coverage.planned) : '',
    printImported(run.imported, coverage.planned),
    figures.calls ? printOrphanedCalls(figures.calls) : '',
    description === undefined ? '' : printIncomplete({ ...coverage, description }, figures.details),
  ];
  return {
    text: above.join('') + printSummary(run, figures.summary),
    details: printAdaptations(run.adaptations) + printDetails(figures),
  };
};
