import { type EvalCase, questionsOf } from '../case/eval-case.ts';
import type { CaseResult } from './case-result.ts';

/** What shows that a case of a results file was not made from this case of a dataset; undefined when nothing does. */
export const caseDifference = ({ case_id, mcqs }: CaseResult, evalCase: EvalCase): string | undefined => {
  const questions = questionsOf(evalCase);
  if (questions.length !== mcqs.length) {
    return `case ${case_id} has ${questions.length} questions in the dataset and ${mcqs.length} in the results file`;
  }
  const index = questions.findIndex(({ correct_answer }, at) => mcqs[at]?.correct_answer !== correct_answer);
  if (index < 0) return undefined;
  const [key, fileKey] = [questions[index]?.correct_answer, mcqs[index]?.correct_answer];
  return `the answer of question ${index + 1} of case ${case_id} is ${key} in the dataset and ${fileKey} in the results file`;
};
