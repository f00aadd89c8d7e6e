import type { QuestionResult } from '../results/case-result.ts';
import { accuracyOf } from '../scoring/accuracy.ts';
import { printPercent } from '../scoring/print-percent.ts';

/** Question counts behind the figures of an unfinished run. */
export interface AnsweredCounts {
  readonly answered: number;
  readonly correct: number;
}

/** A question is answered when a text came back, whatever an extractor makes of it. */
export const isAnswered = (question: Pick<QuestionResult, 'model_response'>): boolean =>
  question.model_response !== null;

/**
 * Accuracy over the questions that were answered, and its bounds over all `planned` ones: every other
 * question wrong, every other question right. Shares of 0 to 1, rounded to 4 decimals.
 */
export const answeredAccuracy = ({ answered, correct }: AnsweredCounts, planned: number) => ({
  answered,
  correct,
  planned,
  accuracy: accuracyOf(correct, answered),
  lower: accuracyOf(correct, planned),
  upper: accuracyOf(correct + planned - answered, planned),
});
export type AnsweredAccuracy = ReturnType<typeof answeredAccuracy>;

/** What stands above the summary of a run that is not complete. */
export const printIncomplete = (
  cases: { readonly done: number; readonly planned: number; readonly description: string },
  answered: AnsweredAccuracy,
): string =>
  [
    `INCOMPLETE ${cases.done} of ${cases.planned} cases: ${cases.description}`,
    `  Answered questions only: ${answered.correct}/${answered.answered} (${printPercent(answered.accuracy)})`,
    `  All ${answered.planned} questions, the others wrong to right: ${printPercent(answered.lower)} to ${printPercent(answered.upper)}`,
    '',
  ].join('\n');
