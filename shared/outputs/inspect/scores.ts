import { present } from '../../basics/present.ts';
import { keyLetter } from '../../case/answer-letters.ts';
import { type CaseResult, outcomeOf, type QuestionResult } from '../../results/case-result.ts';

/** Inspect's score of a sample: correct, incorrect, or NaN (with a reason) for what must not count. */
export interface InspectScore {
  readonly value: 'C' | 'I' | number;
  readonly answer: string | null;
  readonly explanation?: string;
  readonly reason?: string;
}

/** The scorers of a log: how each of the two extractors reads a reply. A file of the reference knows the first only. */
const readings = {
  liveclin: ({ extracted_answer, is_correct }: QuestionResult) => ({
    answer: extracted_answer,
    isCorrect: is_correct,
  }),
  strict: ({ strict_answer, strict_correct }: QuestionResult) =>
    strict_correct === undefined ? undefined : { answer: strict_answer ?? null, isCorrect: strict_correct },
};

export type Scorer = keyof typeof readings;
export type Scores = { readonly [Name in Scorer]?: InspectScore };
export const scorers = Object.keys(readings) as Scorer[];

const scoresBy = (score: (read: (typeof readings)[Scorer]) => InspectScore | undefined): Scores =>
  present(Object.fromEntries(scorers.map((name) => [name, score(readings[name])])));

/** Whether calls failed for good, so that the case says nothing about the model; a file of the reference does not name it. */
export const isFailed = ({ status, mcqs }: CaseResult): boolean =>
  status === undefined ? mcqs.some((question) => outcomeOf(question) === 'errored') : status === 'failed';

/** Correct if every question is (docs/protocol.md, "Summary"). */
export const caseScores = ({ mcqs }: CaseResult): Scores =>
  scoresBy((read) => {
    const verdicts = mcqs.map(read).filter((verdict) => verdict !== undefined);
    if (verdicts.length < mcqs.length) return undefined;
    const right = verdicts.filter(({ isCorrect }) => isCorrect).length;
    return {
      value: mcqs.length > 0 && right === mcqs.length ? 'C' : 'I',
      answer: verdicts.map(({ answer }) => answer ?? '-').join(' '),
      explanation: `${right} of ${mcqs.length} questions correct`,
    };
  });

/** A question without a reply is wrong, except where a failed call kept it from being asked. */
export const questionScores = (question: QuestionResult, judged: CaseResult): Scores => {
  const outcome = outcomeOf(question);
  const isLost = outcome === 'skipped' && isFailed(judged);
  return scoresBy((read) => {
    const verdict = read(question);
    if (!verdict) return undefined;
    const { answer, isCorrect } = verdict;
    if (isLost) return { value: Number.NaN, answer, reason: 'not_asked' };
    const told = `${outcome}; key ${keyLetter(question)}`;
    return { value: isCorrect ? 'C' : 'I', answer, explanation: told };
  });
};
