import { keyLetter } from '../case/answer-letters.ts';
import { extractLiveclin } from './extract-liveclin.ts';
import { extractStrict, type StrictOptions } from './extract-strict.ts';

/** The letter that an extractor reads in a reply, and whether it is right; no letter never is. */
export interface Verdict {
  readonly answer: string | null;
  readonly correct: boolean;
}

/** What both extractors make of one reply. */
export interface Verdicts {
  /** The headline of every summary. */
  readonly liveclin: Verdict;
  /** Reads among the question's own options only. */
  readonly strict: Verdict;
}

const noAnswer: Verdict = { answer: null, correct: false };

/** The verdicts of a question without a reply. */
export const unanswered: Verdicts = { liveclin: noAnswer, strict: noAnswer };

/** What a question's verdicts depend on. */
export interface QuestionToJudge {
  readonly correct_answer: string;
  /** Its options with their texts; their letters where the texts are unknown. */
  readonly options: StrictOptions;
}

/** Reads a reply with both extractors: the only place where verdicts are made. */
export const judgeQuestion = (question: QuestionToJudge, reply: string | null): Verdicts =>
  reply === null
    ? unanswered
    : {
        liveclin: verdict(question, extractLiveclin(reply)),
        strict: verdict(question, extractStrict(reply, question.options).letter),
      };

const verdict = (question: QuestionToJudge, answer: string | null): Verdict => ({
  answer,
  correct: answer !== null && answer === keyLetter(question),
});
