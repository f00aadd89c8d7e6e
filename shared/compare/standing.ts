import type { Coverage } from '../ledger/coverage.ts';
import { type CaseResult, outcomeOf } from '../results/case-result.ts';
import { shareOf } from '../statistics/share-of.ts';
import type { SummaryDetails } from '../summary/details/details-accumulator.ts';
import { createFiguresAccumulator, type Figures } from '../summary/figures.ts';
import { whyNotComparable } from './comparable.ts';
import { type ComparedRun, labelOf } from './compared-run.ts';
import { type PublishedLine, publishedLines } from './published-lines.ts';
import { type Accuracies, strictAccuracies } from './strict-accuracies.ts';

/** What one run reached in the cases that are compared, and at what price. */
export interface Standing
  extends Accuracies,
    Pick<SummaryDetails, 'tokens' | 'cost' | 'latency' | 'pathway'> {
  /** `A`, `B`, ... */
  readonly label: string;
  readonly source: string;
  readonly model: string;
  readonly dataset: string;
  readonly run_id: string | undefined;
  /** Null where the file has no strict reading. */
  readonly strict: Accuracies | null;
  /** Of the run, compared or not. */
  readonly coverage: Pick<Coverage, 'planned' | 'done' | 'failed' | 'pending'>;
  /** Of the compared cases, those that failed; their questions without a reply count as wrong, like all others. */
  readonly failed_cases: readonly string[];
  readonly unanswered_questions: number;
  readonly tokens_per_right_answer: number | null;
  readonly cost_per_right_answer: number | null;
  /** The physicians' published lines, or why they are not compared. */
  readonly published: readonly PublishedLine[] | string;
}

/** @param cases those that are compared */
export const standingOf = (run: ComparedRun, cases: readonly CaseResult[], index: number): Standing => {
  const accumulated = createFiguresAccumulator();
  for (const judged of cases) accumulated.add(judged);
  const figures = accumulated.finish({ planned: { cases: cases.length }, prices: run.prices });
  const { tokens, cost, latency, pathway, extractors, answered_only: answered } = figures.details;
  const { planned, done, failed, pending } = run.coverage;
  const { correct_mcqs: right } = figures.summary;
  const perRight = (amount: number): number | null => (right === 0 ? null : amount / right);
  return {
    label: labelOf(index),
    source: run.source,
    model: run.meta.model,
    dataset: run.meta.dataset,
    run_id: run.meta.run?.run_id,
    ...accuraciesOf(figures),
    strict: extractors.strict && strictAccuracies(cases),
    coverage: { planned, done, failed, pending },
    failed_cases: cases.filter(isFailed).map(({ case_id }) => case_id),
    unanswered_questions: answered.planned - answered.answered,
    tokens,
    tokens_per_right_answer: tokens && perRight(tokens.input + tokens.output),
    cost,
    cost_per_right_answer: cost === 'unknown' ? null : perRight(cost.usd),
    latency,
    pathway,
    published: publishedBeside(run, figures),
  };
};

type Summarized = Pick<Figures, 'summary' | 'details'>;

/** As the summary prints them. */
const accuraciesOf = ({ summary, details: { intervals } }: Summarized): Accuracies => ({
  question_accuracy: {
    correct: summary.correct_mcqs,
    of: summary.total_mcqs,
    accuracy: summary.question_accuracy,
    interval: intervals.question_accuracy,
  },
  case_accuracy: {
    correct: summary.correct_cases,
    of: summary.total_cases,
    accuracy: summary.case_accuracy,
    interval: intervals.case_accuracy,
  },
});

/** The reference's files say nothing of failed cases, but keep their errors. */
const isFailed = ({ status, mcqs }: CaseResult): boolean =>
  status === 'failed' || mcqs.some((question) => outcomeOf(question) === 'errored');

const publishedBeside = ({ meta, coverage }: ComparedRun, figures: Summarized): Standing['published'] => {
  const { summary, details } = figures;
  return (
    whyNotComparable({
      run: { selected: meta.selection, history: meta.run?.history },
      coverage,
      figures,
    }) ?? publishedLines(shareOf(summary.correct_cases, summary.total_cases), details.intervals.case_accuracy)
  );
};
