import { keyLetter } from '../case/answer-letters.ts';
import type { Question } from '../case/eval-case.ts';
import { extractLiveclin } from './extract-liveclin.ts';
import { extractStrict } from './extract-strict.ts';

/** The letter that an extractor reads in a reply, and whether it is right; no letter never is. */
export interface Verdict {
  readonly answer: string | null;
  readonly correct: boolean;
}

type Keyed = Pick<Question, 'correct_answer'>;

/** A question's verdict by the liveclin extractor: the headline of every summary. */
export const judgeQuestion = (question: Keyed, reply: string | null): Verdict =>
  verdict(question, reply === null ? null : extractLiveclin(reply));

/** A question's verdict by the strict extractor, which reads among the question's own `options` only. */
export const judgeStrictly = (question: Keyed, reply: string | null, options: readonly string[]): Verdict =>
  verdict(question, reply === null ? null : extractStrict(reply, options));

const verdict = (question: Keyed, answer: string | null): Verdict => ({
  answer,
  correct: answer !== null && answer === keyLetter(question),
});
