import type { Verdict } from '../../answer/judge-question.ts';
import { type CaseResult, isAnswered, type QuestionResult } from '../../results/case-result.ts';
import { shareOf } from '../../statistics/share-of.ts';
import { createTally, tallyCase } from '../tally.ts';
import { createLetterCounts } from './letter-counts.ts';

/** One extractor's figures, its letters over the answered questions. */
const createVerdictTally = (verdictOf: (question: QuestionResult) => Verdict) => {
  const tally = createTally();
  const letters = createLetterCounts();

  const add = (mcqs: readonly QuestionResult[]): void => {
    tallyCase(tally, mcqs.length, mcqs.filter((question) => verdictOf(question).correct).length);
    for (const question of mcqs) if (isAnswered(question)) letters.add(verdictOf(question).answer);
  };

  const finish = (answered: number) => ({
    correct_mcqs: tally.correctQuestions,
    question_accuracy: shareOf(tally.correctQuestions, tally.questions),
    answered_accuracy: shareOf(tally.correctQuestions, answered),
    correct_cases: tally.correctCases,
    case_accuracy: shareOf(tally.correctCases, tally.cases),
    letters: letters.finish(),
  });

  return { add, finish };
};

/**
 * Both extractors over the same replies, and how often they differ. `strict` and `differ` are null where the file has no
 * strict reading (a file of the reference that was not rescored).
 */
export const createExtractorTally = () => {
  const liveclin = createVerdictTally(({ extracted_answer, is_correct }) => ({
    answer: extracted_answer,
    correct: is_correct,
  }));
  const strict = createVerdictTally(({ strict_answer, strict_correct }) => ({
    answer: strict_answer ?? null,
    correct: strict_correct ?? false,
  }));
  const differing = { letters: 0, verdicts: 0 };
  let answered = 0;
  let hasStrict = true;

  const add = ({ mcqs }: Pick<CaseResult, 'mcqs'>): void => {
    liveclin.add(mcqs);
    strict.add(mcqs);
    for (const question of mcqs.filter(isAnswered)) {
      answered += 1;
      hasStrict &&= question.strict_answer !== undefined;
      differing.letters += question.extracted_answer === question.strict_answer ? 0 : 1;
      differing.verdicts += question.is_correct === question.strict_correct ? 0 : 1;
    }
  };

  const finish = () => ({
    liveclin: liveclin.finish(answered),
    strict: hasStrict ? strict.finish(answered) : null,
    /** Of the answered questions: those with a different letter, and with a different verdict. */
    differ: hasStrict
      ? {
          answered,
          letters: differing.letters,
          share: shareOf(differing.letters, answered),
          verdicts: differing.verdicts,
        }
      : null,
  });

  return { add, finish };
};
