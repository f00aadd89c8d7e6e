import { judgeQuestion, judgeStrictly } from '../answer/judge-question.ts';
import { answerLetters } from '../case/answer-letters.ts';
import type { JudgedCase, JudgedQuestion } from './judged-case.ts';

/**
 * Extracts and judges a case's stored replies anew, with both extractors.
 * @param options letters of each question's options; default: those in the case, else A to J
 */
export const rescoreCase = (judged: JudgedCase, options: readonly string[][] | undefined): JudgedCase => {
  const mcqs = judged.mcqs.map((question, index) => rescoreQuestion(question, options?.[index]));
  return {
    ...judged,
    total_mcqs: mcqs.length,
    correct_mcqs: mcqs.filter((question) => question.is_correct).length,
    mcqs,
  };
};

const rescoreQuestion = (question: JudgedQuestion, given: string[] | undefined): JudgedQuestion => {
  const reply = question.model_response;
  const options = given ?? question.options;
  const { answer, correct } = judgeQuestion(question, reply);
  const strict = judgeStrictly(question, reply, options ?? answerLetters);
  return {
    ...question,
    extracted_answer: answer,
    is_correct: correct,
    strict_answer: strict.answer,
    strict_correct: strict.correct,
    ...(options ? { options } : {}),
  };
};
