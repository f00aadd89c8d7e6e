import type { CaseResult } from '../../../shared/results/case-result.ts';
import {
  createDetailsAccumulator,
  type RunFacts,
} from '../../../shared/summary/details/details-accumulator.ts';
import type { Figures } from '../../../shared/summary/figures.ts';
import { summarizeCases } from '../../../shared/summary/summarize-cases.ts';

/** Everything that a summary says of these cases; by default no more were planned, and no price is known. */
export const figuresOf = (cases: readonly CaseResult[], facts: Partial<RunFacts> = {}): Figures => {
  const accumulator = createDetailsAccumulator();
  for (const judged of cases) accumulator.add(judged);
  const summary = summarizeCases(cases);
  const planned = { cases: summary.total_cases, questions: summary.total_mcqs };
  const details = accumulator.finish({ summary, planned, prices: undefined, ...facts });
  return { summary, details, calls: undefined };
};
