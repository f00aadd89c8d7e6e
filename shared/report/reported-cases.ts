import { keyLetter } from '../case/answer-letters.ts';
import { type CaseResult, isAnswered, outcomeOf } from '../results/case-result.ts';
import { groupNamesOf } from '../taxonomy/group-names.ts';

/** A case as the report lists it: without texts of the case or of replies, so that its licence allows publishing. */
export interface ReportedCase {
  readonly id: string;
  readonly chapter: string;
  readonly rarity: string;
  readonly correct: number;
  readonly letters: readonly ReportedLetter[];
  /** `right`, `wrong`, or the outcome that ended the case, e.g. `errored`. */
  readonly result: string;
}

export interface ReportedLetter {
  /** As the liveclin extractor reads it. */
  readonly given: string | null;
  readonly key: string;
  readonly isCorrect: boolean;
}

export interface ReportedCases {
  readonly rows: readonly ReportedCase[];
  /** How many cases of the run are not among the rows. */
  readonly leftOut: number;
}

/** As many as a browser searches without a noticeable pause, at about 300 bytes a case. */
const maxCases = 5_000;

/** Keeps the first `limit` cases in the order in which they are added, so that memory stays bounded. */
export const createReportedCases = (limit = maxCases) => {
  const rows: ReportedCase[] = [];
  let leftOut = 0;
  return {
    add: (judged: CaseResult): void => {
      if (rows.length < limit) rows.push(reportedCase(judged));
      else leftOut += 1;
    },
    finish: (): ReportedCases => ({ rows, leftOut }),
  };
};

export const reportedCase = (judged: CaseResult): ReportedCase => {
  const { chapter, rarity } = groupNamesOf(judged);
  const correct = judged.mcqs.filter(({ is_correct }) => is_correct).length;
  return {
    id: judged.case_id,
    chapter,
    rarity,
    correct,
    letters: judged.mcqs.map((question) => ({
      given: question.extracted_answer,
      key: keyLetter(question),
      isCorrect: question.is_correct,
    })),
    result: resultOf(judged, correct),
  };
};

const resultOf = ({ mcqs }: CaseResult, correct: number): string => {
  const lost = mcqs.find((question) => !isAnswered(question));
  if (lost) return outcomeOf(lost);
  return mcqs.length > 0 && correct === mcqs.length ? 'right' : 'wrong';
};
