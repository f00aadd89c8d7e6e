import { type CaseResult, outcomeOf } from '../../results/case-result.ts';
import { shareOf } from '../../statistics/share-of.ts';

/**
 * The bounds of case accuracy over all planned cases: failed ones and those not run all wrong (`lower`), all right
 * (`upper`). Shares of 0 to 1, unrounded.
 */
export const createCaseBoundsTally = () => {
  const counts = { correct: 0, settled: 0 };

  const add = (judged: Pick<CaseResult, 'mcqs' | 'status'>): void => {
    if (isFailed(judged)) return;
    const { mcqs } = judged;
    counts.settled += 1;
    counts.correct += mcqs.length > 0 && mcqs.every((question) => question.is_correct) ? 1 : 0;
  };

  const finish = (planned: number) => ({
    correct: counts.correct,
    planned,
    lower: shareOf(counts.correct, planned),
    upper: shareOf(counts.correct + planned - counts.settled, planned),
  });

  return { add, finish };
};

/** The reference's files have no status, but keep the errors. */
const isFailed = ({ status, mcqs }: Pick<CaseResult, 'mcqs' | 'status'>): boolean =>
  status === undefined ? mcqs.some((question) => outcomeOf(question) === 'errored') : status === 'failed';
