import type { Coverage } from '../ledger/coverage.ts';
import type { Figures } from '../summary/figures.ts';
import { describeOpenCases } from './describe-open-cases.ts';
import { formatAdaptations } from './format-adaptations.ts';
import { formatDetails } from './format-details.ts';
import { formatImported } from './format-imported.ts';
import { formatIncomplete } from './format-incomplete.ts';
import { formatOrphanedCalls } from './format-orphaned-calls.ts';
import { formatSelected, type Selected } from './format-selected.ts';
import { formatSummary, type PrintedRun } from './format-summary.ts';

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
    run.selected ? formatSelected(run.selected, coverage.planned) : '',
    formatImported(run.imported, coverage.planned),
    figures.calls ? formatOrphanedCalls(figures.calls) : '',
    description === undefined ? '' : formatIncomplete({ ...coverage, description }, figures.details),
  ];
  return {
    text: above.join('') + formatSummary(run, figures.summary),
    details: formatAdaptations(run.adaptations) + formatDetails(figures),
  };
};
