import { accuracyOf } from '../statistics/accuracy.ts';
import type { CaseGroup, PositionGroup, QuestionGroup } from './reference-summary.ts';

/** The running counts of one group. */
export interface Tally {
  cases: number;
  correctCases: number;
  questions: number;
  correctQuestions: number;
  errors: number;
}

export const createTally = (): Tally => ({
  cases: 0,
  correctCases: 0,
  questions: 0,
  correctQuestions: 0,
  errors: 0,
});

/** A case is correct when all its questions are and it has at least one (docs/protocol.md, "Summary"). */
export const tallyCase = (tally: Tally, questions: number, correctQuestions: number): void => {
  tally.cases += 1;
  tally.correctCases += questions > 0 && correctQuestions === questions ? 1 : 0;
  tally.questions += questions;
  tally.correctQuestions += correctQuestions;
};

export const tallyQuestion = (
  tally: Tally,
  question: { readonly is_correct: boolean; readonly error: string | null },
): void => {
  tally.questions += 1;
  tally.correctQuestions += question.is_correct ? 1 : 0;
  tally.errors += question.error ? 1 : 0;
};

export const questionGroup = (tally: Tally): QuestionGroup => ({
  mcqs: tally.questions,
  correct_mcqs: tally.correctQuestions,
  question_accuracy: accuracyOf(tally.correctQuestions, tally.questions),
});

export const caseGroup = (tally: Tally): CaseGroup => ({
  cases: tally.cases,
  correct_cases: tally.correctCases,
  case_accuracy: accuracyOf(tally.correctCases, tally.cases),
  ...questionGroup(tally),
});

export const positionGroup = (tally: Tally): PositionGroup => ({
  ...questionGroup(tally),
  errors: tally.errors,
  error_rate: accuracyOf(tally.errors, tally.questions),
});
