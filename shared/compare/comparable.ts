import { type Coverage, isIncomplete } from '../ledger/coverage.ts';
import type { Figures } from '../summary/figures.ts';
import type { ReferenceSummary } from '../summary/reference-summary.ts';

/** What release 2025_H1 counts (docs/protocol.md, "Data"): a name can be given to any data, these counts cannot. */
const release = { cases: 1_407, questions: 6_605, chapters: 16, subcategories: 48, rare: 1_181 };

/** The release's number of cases, for sentences. */
export const releaseCases = release.cases;

interface MeasuredRun {
  readonly run: { readonly selected?: object | undefined; readonly history?: string | undefined };
  readonly coverage: Coverage;
  readonly figures: Pick<Figures, 'summary' | 'details'>;
}

/** Why a run's figures may not be shown beside the published ones; undefined when they may. */
export const whyNotComparable = ({ run, coverage, figures }: MeasuredRun): string | undefined => {
  if (run.history === 'reasoning') return 'this run keeps reasoning in its history';
  if (run.selected) return 'this run covers a selection of cases';
  // The reference's files say nothing of failed cases, but keep their errors.
  if (isIncomplete(coverage) || figures.details.outcomes.has('errored')) return 'this run is not complete';
  return isRelease(figures.summary) ? undefined : 'this run covers other data';
};

const isRelease = ({ total_cases, total_mcqs, by_chapter, by_subcategory, by_rarity }: ReferenceSummary) =>
  total_cases === release.cases &&
  total_mcqs === release.questions &&
  by_chapter.size === release.chapters &&
  [...by_subcategory.values()].reduce((sum, { size }) => sum + size, 0) === release.subcategories &&
  by_rarity.get('rare')?.cases === release.rare;
