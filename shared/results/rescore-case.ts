import { judgeQuestion } from '../answer/judge-question.ts';
import { present } from '../basics/present.ts';
import { answerLetters, optionLetters } from '../case/answer-letters.ts';
import type { Question } from '../case/eval-case.ts';
import type { CaseResult, QuestionResult } from './case-result.ts';

/**
 * Extracts and judges a case's stored replies again, with both extractors.
 * @param options each question's options; default: their letters in the case, else A to J
 */
export const rescoreCase = (
  judged: CaseResult,
  options: readonly Question['options'][] | undefined,
): CaseResult => {
  const mcqs = judged.mcqs.map((question, index) => rescoreQuestion(question, options?.[index]));
  return {
    ...judged,
    total_mcqs: mcqs.length,
    correct_mcqs: mcqs.filter((question) => question.is_correct).length,
    mcqs,
  };
};

const rescoreQuestion = (
  question: QuestionResult,
  given: Question['options'] | undefined,
): QuestionResult => {
  const options = given ? optionLetters({ options: given }) : question.options;
  const { liveclin, strict } = judgeQuestion(
    { ...question, options: given ?? options ?? answerLetters },
    question.model_response,
  );
  return {
    ...question,
    extracted_answer: liveclin.answer,
    is_correct: liveclin.correct,
    strict_answer: strict.answer,
    strict_correct: strict.correct,
    ...present({ options }),
  };
};
