import type { Coverage } from '../ledger/coverage.ts';
import type { KnownPrices } from '../prices/known-prices.ts';
import type { CaseResult, QuestionResult } from '../results/case-result.ts';
import type { ResultsFile } from '../results/results-file.ts';

/** A run, or a results file, that is compared with others. */
export interface ComparedRun {
  /** As the user named it: a run id or a path. */
  readonly source: string;
  readonly meta: ResultsFile['meta'];
  readonly coverage: Coverage;
  readonly prices: KnownPrices | undefined;
  readonly cases: readonly CaseResult[];
}

/** More would run out of letters, and of readers. */
export const maxRuns = 26;

/** What a run is called beside its model, which others may share: A, B, ... in the order given. */
export const labelOf = (index: number): string => String.fromCodePoint(65 + index);

/** Which extractor's verdicts are compared. */
export type Reading = 'liveclin' | 'strict';

export const isRight = (question: QuestionResult, reading: Reading): boolean =>
  reading === 'strict' ? (question.strict_correct ?? false) : question.is_correct;
