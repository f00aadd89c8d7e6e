import { type Coverage, isIncomplete } from '../ledger/coverage.ts';
import type { ImportedCount } from '../results/imported-count.ts';
import type { Figures } from '../summary/figures.ts';
import { formatFailedCases } from './describe-failed-cases.ts';
import { formatAdaptations } from './format-adaptations.ts';
import { formatApi } from './format-api.ts';
import { formatDetails } from './format-details.ts';
import { formatImported } from './format-imported.ts';
import { formatCounted, formatIncomplete } from './format-incomplete.ts';
import { formatOrphanedCalls } from './format-orphaned-calls.ts';
import { formatSelected, type Selected } from './format-selected.ts';
import { formatSummary, type PrintedRun } from './format-summary.ts';

export interface PrintedResults {
  /**
   * The reference's block; above it which cases were selected or imported, calls without a recorded response, and an
   * incomplete run's coverage and bounds. Below it the cases that failed.
   */
  readonly text: string;
  /** What the reference's block does not say. */
  readonly details: string;
}

/** A run, with what goes above its figures. */
export interface PresentedRun extends PrintedRun {
  readonly selected?: Selected | undefined;
  /** Cases taken over from another results file. */
  readonly imported: ImportedCount;
}

/** The texts of a run's figures. */
export const presentResults = (run: PresentedRun, coverage: Coverage, figures: Figures): PrintedResults => {
  const above = [
    run.selected ? formatSelected(run.selected, coverage.planned) : '',
    formatImported(run.imported, coverage.planned),
    figures.calls ? formatOrphanedCalls(figures.calls) : '',
    isIncomplete(coverage) ? formatIncomplete(coverage, figures) : '',
  ];
  return {
    text: above.join('') + formatSummary(run, figures.summary) + formatFailedCases(coverage),
    details:
      formatCounted(coverage, figures.summary) +
      formatApi(run) +
      formatAdaptations(run.adaptations) +
      formatDetails(figures),
  };
};
