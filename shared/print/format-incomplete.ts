import { countOf } from '../basics/count-of.ts';
import { formatCount } from '../basics/format-count.ts';
import { type Coverage, isIncomplete } from '../ledger/coverage.ts';
import type { Figures } from '../summary/figures.ts';
import type { ReferenceSummary } from '../summary/reference-summary.ts';
import { openReasons } from './describe-open-cases.ts';
import { formatAnswered } from './format-answered.ts';

/** Goes above the summary of a run that is not complete. */
export const formatIncomplete = (coverage: Coverage, { summary, details }: Figures): string =>
  [describeIncomplete(coverage, summary), ...formatAnswered(details), ''].join('\n');

/** E.g. `INCOMPLETE 1,380 of 1,407 cases done (19 timeout, 8 not run). Accuracies count ...`. */
export const describeIncomplete = (coverage: Coverage, summary: ReferenceSummary): string => {
  const { planned, done } = coverage;
  return `INCOMPLETE ${formatCount(done)} of ${countOf(planned, 'case')} done (${openReasons(coverage)}). ${describeCounted(coverage, summary)}`;
};

/**
 * The one rule of what accuracies of an unfinished run count; whatever counts something else says so itself.
 * E.g. `Accuracies count the 12 cases that ran (50 questions), unanswered questions as wrong; the 8 cases not run are not counted.`
 */
export const describeCounted = (
  { pending }: Coverage,
  { total_cases, total_mcqs }: ReferenceSummary,
): string => {
  const counted = `Accuracies count the ${countOf(total_cases, 'case')} that ran (${countOf(total_mcqs, 'question')}), unanswered questions as wrong`;
  const notRun =
    pending === 1
      ? 'the 1 case not run is not counted'
      : `the ${countOf(pending, 'case')} not run are not counted`;
  return `${counted}${pending > 0 ? `; ${notRun}` : ''}.`;
};

/** Above an unfinished run's details, which are also read without the summary; empty for a complete run. */
export const formatCounted = (coverage: Coverage, summary: ReferenceSummary): string =>
  isIncomplete(coverage) ? `  ${describeCounted(coverage, summary)}\n` : '';
