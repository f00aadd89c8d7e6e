import type { Coverage } from '../ledger/coverage.ts';
import type { PresentedRun } from '../print/present-results.ts';
import type { Figures } from '../summary/figures.ts';
import type { ReportedCases } from './reported-cases.ts';

export interface ReportedRun extends PresentedRun {
  /** Unknown for a file of the reference. */
  readonly runId?: string | undefined;
  readonly apiBase?: string | undefined;
  readonly finishedAt?: string | undefined;
}

/** Everything that a report shows. */
export interface Report {
  readonly run: ReportedRun;
  readonly coverage: Coverage;
  readonly figures: Figures;
  readonly cases: ReportedCases;
}
