import { countOf } from '../basics/count-of.ts';
import { type EvalCase, questionsOf } from '../case/eval-case.ts';
import type { CaseResult } from './case-result.ts';

/** How a case of a results file differs from the dataset's case of that id; undefined when it may come from it. */
export const caseDifference = ({ case_id, mcqs }: CaseResult, evalCase: EvalCase): string | undefined => {
  const questions = questionsOf(evalCase);
  if (questions.length !== mcqs.length) {
    return `case ${case_id} has ${countOf(questions.length, 'question')} in the dataset and ${mcqs.length} in the results file`;
  }
  const index = questions.findIndex(({ correct_answer }, at) => mcqs[at]?.correct_answer !== correct_answer);
  if (index < 0) return undefined;
  const [key, fileKey] = [questions[index]?.correct_answer, mcqs[index]?.correct_answer];
  return `the correct answer to question ${index + 1} of case ${case_id} is ${key} in the dataset and ${fileKey} in the results file`;
};
