import { countOf } from '../basics/count-of.ts';
import { keyLetter } from '../case/answer-letters.ts';
import { type CaseResult, isAnswered, outcomeOf, type QuestionResult } from '../results/case-result.ts';

/** A question that one of two runs has right. */
export interface ChangedQuestion {
  /** From 1. */
  readonly position: number;
  readonly stage: string;
  readonly key: string;
  /** The letters, as the liveclin extractor reads them. */
  readonly before: string | null;
  readonly after: string | null;
  readonly change: 'gained' | 'lost';
  /** Why the run that has it wrong has it wrong. */
  readonly why: string;
}

/** A case in which the second run has another question right than the first. */
export interface ChangedCase {
  readonly case_id: string;
  readonly chapter: string;
  /** `gained`: the second run has every question right, and the first has not; `lost`: the other way round. */
  readonly change: 'gained' | 'lost' | 'neither';
  readonly questions: readonly ChangedQuestion[];
}

/** How a case differs from one run to another, by the benchmark's own reading; undefined when it does not. */
export const changedCase = (before: CaseResult, after: CaseResult): ChangedCase | undefined => {
  const questions = before.mcqs.flatMap((question, index) => {
    const other = after.mcqs[index];
    return other && other.is_correct !== question.is_correct ? changedQuestion(question, other, index) : [];
  });
  if (questions.length === 0) return undefined;
  const [wasRight, isRight] = [before, after].map(isWhollyRight);
  return {
    case_id: before.case_id,
    chapter: before.level1 || 'Unknown',
    change: wasRight === isRight ? 'neither' : isRight ? 'gained' : 'lost',
    questions,
  };
};

export const isWhollyRight = ({ mcqs }: CaseResult): boolean =>
  mcqs.length > 0 && mcqs.every((question) => question.is_correct);

const changedQuestion = (before: QuestionResult, after: QuestionResult, index: number): ChangedQuestion => ({
  position: index + 1,
  stage: before.stage,
  key: keyLetter(before),
  before: before.extracted_answer,
  after: after.extracted_answer,
  change: after.is_correct ? 'gained' : 'lost',
  why: reasonOf(after.is_correct ? before : after),
});

/** What a wrong question shows of its reason: no reply, no letter, another reading, images left out; else its letter. */
const reasonOf = (question: QuestionResult): string => {
  const { extracted_answer: letter, turn } = question;
  if (!isAnswered(question)) return [outcomeOf(question), turn?.failure].filter(Boolean).join(': ');
  const flaw = outcomeOf(question);
  const dropped = (turn?.images?.expected ?? 0) - (turn?.images?.sent ?? 0);
  return [
    letter === null ? 'no letter read' : `answered ${letter}`,
    ...(flaw === 'answered' ? [] : [`reply ${flaw}`]),
    ...(question.strict_correct ? ['the strict reading is right'] : []),
    ...(dropped > 0 ? [`${countOf(dropped, 'image')} left out`] : []),
  ].join('; ');
};
