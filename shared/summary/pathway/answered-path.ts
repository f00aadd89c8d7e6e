import { isAnswered, type QuestionResult } from '../../results/case-result.ts';

/**
 * The part of a case's conversation that shows where a model went wrong: its questions up to the first without a reply.
 * What is missing after it is a matter of the connection, or of a filter, not of the path.
 */
export const answeredPath = (mcqs: readonly QuestionResult[]): readonly QuestionResult[] => {
  const end = mcqs.findIndex((question) => !isAnswered(question));
  return end < 0 ? mcqs : mcqs.slice(0, end);
};

/** How many questions are right before the first error. */
export const rightPrefix = (path: readonly Pick<QuestionResult, 'is_correct'>[]): number => {
  const error = path.findIndex((question) => !question.is_correct);
  return error < 0 ? path.length : error;
};
